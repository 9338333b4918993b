/* SPDX-License-Identifier: MIT */
/*
 * What a program built for exploring is linked with. The compiler puts a call before each read, write and atomic
 * operation (-fsanitize=thread), the linker leads calls of the C library through functions here (names.h). Each is
 *
 *     point()             others may have the turn here; counted down, the kernel is entered only when it wants to be asked
 *     the detector        does anything order this access after the ones before? (shadow.c, clocks.c)
 *     note()              a step for the explanation, if one is wanted
 *     the access itself
 *
 * In a domain one thread runs at a time and nothing but a point or a system call lets another one go on, so nothing in
 * here has a lock, and nothing in here makes a system call while it changes something. Outside a domain all of it is off.
 *
 * Plain C library functions that the program calls and that are not led through here are not looked into.
 */
#pragma once

#include <abi/heddle.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define THREADS_MOST 128
#define HELD_SETS 4096          /* of locks held at once; struct slot has bits for as many */

/* What a thread has seen: of each thread, how many steps (changes by release). */
struct clock {
	uint32_t at[THREADS_MOST];
};

/* A thread that the detector knows; there is one more than there were at any time at once. */
struct explored {
	struct clock now;
	struct clock fence;             /* of its last release fence */
	struct clock loaded;            /* of what it read without acquiring, for an acquire fence to come */
	void *handle;                   /* pthread_t, or NULL */
	uint32_t tid, index;
	uint32_t held;                  /* a set of locks: held.c */
	bool used, ended, fenced;
};

extern _Thread_local uint32_t explore_countdown;
extern _Thread_local struct explored *explore_self;
extern uint32_t explore_flags;  /* enum heddle_schedule_flags; 0: all is off */
extern struct explored explore_threads[THREADS_MOST];
extern uint32_t explore_thread_count;

#define RETURN_ADDRESS ((uint32_t)(uintptr_t)__builtin_return_address(0))
/* The function that the program gets when it calls `name`; its own definition of that name comes first. */
#define LED(name) __attribute__((weak)) __explore_##name

/* point.c */
void explore_begin_thread(struct explored *t);
void explore_enter(void);
/* The detector can no longer tell: there are too many threads, or no memory. */
void explore_give_up(void);
void explore_note(enum heddle_note_kind kind, uint32_t size, uint32_t pc, const volatile void *address, uint64_t value);

static inline void
point(void)
{
	if (explore_countdown > 1)
		explore_countdown--;
	else if (explore_flags)
		explore_enter();
}

/* A read: a thread that does nothing else for long waits for another's write, and offers its turn. */
#define READS_IN_A_ROW 100
extern _Thread_local uint32_t explore_reads;
void explore_spins(void);

static inline void
read_point(bool write)
{
	explore_reads = write ? 0 : explore_reads + 1;
	if (explore_reads >= READS_IN_A_ROW)
		explore_spins();
	else
		point();
}

static inline bool
detecting(void)
{
	return explore_flags & HEDDLE_RACES;
}

/* A step that is a call of the library, of the function that stands for it here; before it and after it. */
#define called(pc, address, function) called_at(pc, address, (uintptr_t)(function))
static inline void
called_at(uint32_t pc, const volatile void *address, uintptr_t function)
{
	read_point(true);
	if (explore_flags & HEDDLE_NOTES)
		explore_note(HEDDLE_NOTE_CALL, 0, pc, address, function);
}

static inline void
returned(uint32_t pc, const volatile void *address, uint64_t value)
{
	if (explore_flags & HEDDLE_NOTES)
		explore_note(HEDDLE_NOTE_RETURN, 0, pc, address, value);
}

/* shadow.c: an access of the calling thread, about to happen. */
enum access_kind { ACCESS_PLAIN, ACCESS_ATOMIC, ACCESS_VOLATILE };
void explore_access(const volatile void *address, size_t size, bool write, enum access_kind kind, uint32_t pc);
/* The same with a point before it, and noted. */
void explore_step(const volatile void *address, size_t size, bool write, enum access_kind kind, uint32_t pc);
/* Memory that is somebody else's from now on: its accesses are forgotten. */
void explore_forget(const volatile void *address, size_t size);
/* Zeroed memory for the detector, kept for ever; NULL: none, and it has given up. */
void *explore_allocate(size_t size);

/* clocks.c: who knows of what. By an object of the program (its address), a release of one thread is acquired by another. */
void clock_join(struct clock *to, const struct clock *from);
void explore_acquire(const volatile void *object);
void explore_release(const volatile void *object);  /* and all that was released before stays */
void explore_replace(const volatile void *object);  /* ... does not stay */
/* Readers of a lock release into another clock than its writers, or they would order each other. */
void explore_release_read(const volatile void *object);
void explore_acquire_write(const volatile void *object);
void explore_atomic_load(const volatile void *object, int order);
void explore_atomic_store(const volatile void *object, int order);
void explore_atomic_update(const volatile void *object, int order);
void explore_fence(int order);
/* Objects of the kernel, and whatever else reaches other processes and comes back: one clock for all. */
void explore_tell(void);
void explore_hear(void);

/* held.c: of the calling thread. */
void explore_hold(const volatile void *lock);
void explore_let_go(const volatile void *lock);
/* The locks of a set, the last one first. */
uint32_t explore_held(uint32_t set, uint64_t *locks, uint32_t most);

/* threads.c */
struct explored *explore_new_thread(void);
