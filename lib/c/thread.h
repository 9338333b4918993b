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
#include <abi/heddle.h>
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
	char *map;                      /* guard, stack, everything; NULL: not ours (main) */
	size_t map_size, guard_size;
	const pthread_attr_t *scheduling; /* to start with, or NULL */
	uint32_t started;               /* START_*: whether that worked */
	void *(*function)(void *);
	void *argument, *result;
	const pthread_mutex_t *held[HEDDLE_LOCKS_HELD]; /* order.c: taken last at the end */
	uint32_t held_count;            /* more than fit are not known */
	void *robust_last;              /* robust.c */
	struct robust_list_head robust; /* of the robust mutexes it holds */
	int start_error;
	bool robust_known;              /* has the kernel been told of `robust`? */
	struct heddle_thread *next_left; /* stack.c */
	struct __cleanup *cleanup;      /* what pthread_exit calls, last pushed first */
	struct {
		const void *value;
		unsigned generation;    /* of the key, when it was set */
	} values[PTHREAD_KEYS_MAX];
};

enum { START_UNKNOWN, START_DONE, START_SEEN };
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
/* Ends the calling thread, and gives its memory back: it still stands on it, so it cannot put it itself. */
_Noreturn void __stack_exit(struct heddle_thread *self);
void __stack_after_fork(void);

/* thread/mutex.c, robust.c: bits of a mutex's kind beside its type; a mutex in shared
 * memory is like any other. */
#define MUTEX_TYPE      3
#define MUTEX_ROBUST    4
#define MUTEX_SHARED    8               /* in attributes only */
#define MUTEX_INHERIT   16
#define MUTEX_LOST      FUTEX_TID_MASK  /* word of one that nobody can have any more */
/* Around taking a robust mutex: before it; and after it, with the result. */
void __robust_intend(pthread_mutex_t *mutex);
void __robust_locked(pthread_mutex_t *mutex, int error);
/* inherit.c: the same results as the other kind gives. */
int __inherit_lock(pthread_mutex_t *mutex, uint32_t tid, clockid_t clock,
		   const struct timespec *deadline);
int __inherit_trylock(pthread_mutex_t *mutex, uint32_t tid);
/* With MUTEX_LOST nobody shall have it any more. */
void __inherit_unlock(pthread_mutex_t *mutex, uint32_t tid, uint32_t after);
void __robust_unlock(pthread_mutex_t *mutex);

/* order.c */
void __order_note(struct heddle_thread *self, const pthread_mutex_t *mutex, const void *place);
void __order_left(struct heddle_thread *self, const pthread_mutex_t *mutex);
void __order_renew(const pthread_mutex_t *mutex); /* another one lies there now */
void __order_after_fork(void);

/* pthread_NAME_setpshared and _getpshared: remembered, since the attribute says so. */
#define SHARED_ATTRIBUTE(name) \
	int \
	pthread_##name##_setpshared(pthread_##name##_t *attributes, int shared) \
	{ \
		if (shared & ~1) \
			return EINVAL; \
		attributes->shared = shared; \
		return 0; \
	} \
	int \
	pthread_##name##_getpshared(const pthread_##name##_t *attributes, int *shared) \
	{ \
		*shared = attributes->shared; \
		return 0; \
	}
/* ... and the whole of an attribute object that is nothing else. */
#define ONLY_SHARED_ATTRIBUTE(name) \
	SHARED_ATTRIBUTE(name) \
	int \
	pthread_##name##_init(pthread_##name##_t *attributes) \
	{ \
		attributes->shared = PTHREAD_PROCESS_PRIVATE; \
		return 0; \
	} \
	int \
	pthread_##name##_destroy(pthread_##name##_t *attributes) \
	{ \
		(void)attributes; \
		return 0; \
	}

/* thread/key.c */
void __run_key_destructors(struct heddle_thread *self);
/* thread/semaphore_named.c: likewise in the child of a fork. */
void __semaphores_after_fork(void);
/* thread/policy.c: in a new thread, first of all, what its attributes say; and in its creator, if they say anything:
 * 0, or why that thread has ended without a beginning. */
void __policy_take(struct heddle_thread *self);
int __policy_wait(struct heddle_thread *thread);
/* thread/process.c: the threads of this process that have not ended (atomic); the last one exits. */
extern unsigned __live_threads;
/* Called in the child of a fork, which has one thread. */
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
/* FUTEX_LOCK_PI, FUTEX_TRYLOCK_PI, FUTEX_UNLOCK_PI: what the kernel says. */
long __futex_inherit(volatile uint32_t *word, int operation, const struct timespec *deadline);
