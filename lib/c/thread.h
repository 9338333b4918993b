/* SPDX-License-Identifier: MIT */
/*
 * Private to lib/c: what the library knows of a thread, and sleeping on a word.
 *
 * x86-64's thread-local storage grows down from the address in fs, where this struct
 * lies; its first word is its own address, so that fs:0 is "the current thread":
 *
 *      low                                              high
 *      [guard page][ stack ... ][ _Thread_local vars ][ struct heddle_thread ]
 *                             ^ first rsp             ^ fs
 *
 * The main thread's variables and struct lie in static memory, its stack is the kernel's.
 */
#pragma once

#include <abi/elf.h>
#include <abi/futex.h>
#include <abi/time.h>
#include <limits.h>
#include <pthread.h>
#include <stdbool.h>

struct heddle_thread {
	struct heddle_thread *self;
	/* The kernel writes the tid here when the thread starts and 0 when it has ended
	 * (and wakes who sleeps on it): joining is waiting for the 0. */
	uint32_t tid;
	/* JOINABLE -> DETACHED (nobody will join) or -> ENDED (join or detach frees it). */
	uint32_t state;
	char *map;                      /* guard, stack, everything; NULL for main */
	size_t map_size, guard_size;
	void *(*function)(void *);
	void *argument, *result;
	struct robust_list_head robust;
	bool robust_known;              /* has the kernel been told of `robust`? */
	const void *values[PTHREAD_KEYS_MAX];
};

enum { THREAD_JOINABLE, THREAD_DETACHED, THREAD_ENDED };

static inline struct heddle_thread *
__self(void)
{
	struct heddle_thread *self;

	__asm__("mov %%fs:0, %0" : "=r"(self));
	return self;
}

/* tls.c */
/* Notes the program's TLS segment; then builds the main thread's. */
void __tls_start(const Elf64_Phdr *headers, size_t count);
/* Bytes that a thread needs above its stack. */
size_t __tls_size(void);
/* Builds variables and struct at the end of [.., end); returns the struct. */
struct heddle_thread *__tls_build(char *end);
/* Where the stack below that struct and its variables starts (aligned). */
char *__tls_stack_top(struct heddle_thread *thread);

/* thread_start.S */
long __clone_thread(long flags, void *stack, uint32_t *tid, uint32_t *clear_tid, void *tls);
_Noreturn void __unmap_and_exit(void *map, size_t size);
_Noreturn void __thread_main(struct heddle_thread *self);

/* thread/stack.c: memory for a thread, with its struct built; NULL when there is none.
 * Giving the main thread's back does nothing. */
struct heddle_thread *__stack_get(const pthread_attr_t *attributes);
void __stack_put(struct heddle_thread *thread);
void __stack_after_fork(void);

/* thread/key.c */
void __run_key_destructors(struct heddle_thread *self);
/* thread/create.c: called in the child of a fork, which has one thread. */
void __thread_after_fork(void);

/*
 * Sleeps while *word == expected, until the deadline (NULL: none) of that clock.
 * Returns 0 when woken (maybe for no reason), else EAGAIN (the word differs), EINTR,
 * ETIMEDOUT or EINVAL.
 */
int __futex_wait(volatile uint32_t *word, uint32_t expected, clockid_t clock,
		 const struct timespec *deadline);
/* Wakes up to `count` threads that sleep on the word. */
void __futex_wake(volatile uint32_t *word, int count);
