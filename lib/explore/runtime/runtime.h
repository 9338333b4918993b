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

#define FIRST_PROGRAM 2         /* its number in a domain: the first process is the domain's own */
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
	uint32_t tid, index, pid;
	uint32_t held;                  /* a set of locks: held.c */
	bool used, ended, fenced;
};

extern _Thread_local uint32_t explore_countdown;
extern _Thread_local struct explored *explore_self;
extern uint32_t explore_flags;  /* enum heddle_schedule_flags; 0: all is off */

/* What the detector remembers of memory: shadow.c. */
#define SHADOW_PAGES 4096       /* of the program that it knows: a power of two */
#define OBJECTS      4096       /* lists of objects in clocks.c: a power of two */
struct shadow {
	struct shadow_page {
		uintptr_t number;
		uint32_t *first;        /* of each word its first slot */
	} pages[SHADOW_PAGES];
	struct object *objects[OBJECTS];
	uint32_t free_slot;
	size_t used, room;
	char *memory;
};

struct object {
	struct object *next;
	uintptr_t key;
	struct clock released;
	struct clock read;              /* by readers of a lock */
	struct explored *releaser;      /* whose store begins the release sequence */
};

struct held_set {
	uint64_t lock;
	uint32_t before, first, next;   /* first of those after it, next of those after the same */
	uint32_t pc, tid, pid;          /* where somebody last waited for this lock while he held the others; 0: nobody */
};

/* What the processes of the program have in common, at one address: fork.c. Nothing in it if it does not fork. */
#define COMMON_MEMORY (4u << 20)
#define COMMON_FILES 64
#define COMMON_PAGE 4096
extern struct common {
	bool gave_up;                   /* one of them has; what it does orders nothing any more */
	bool foreign;                   /* a program was begun that is not one of them: of shared memory nothing is told */
	uint32_t thread_count, set_count, file_count, unnamed_count;
	struct explored threads[THREADS_MOST];
	struct object world, room;      /* explore_tell, explore_tell_room */
	struct held_set sets[HELD_SETS];
	struct { uint64_t device, number; } files[COMMON_FILES];
	struct shadow shadow;           /* of shared mappings */
	char memory[COMMON_MEMORY];
} __attribute__((aligned(COMMON_PAGE))) explore_common;        /* whole pages: what lies behind is not mapped anew with it */
#define explore_threads explore_common.threads

#define RETURN_ADDRESS ((uint32_t)(uintptr_t)__builtin_return_address(0))
/* The function that the program gets when it calls `name`; its own definition of that name comes first. */
#define LED(name) __attribute__((weak)) __explore_##name

/* point.c */
void explore_begin_thread(struct explored *t);
void explore_enter(void);
/* So many words were looked at: a run ends after so many points, however much each of its steps reads or writes. */
void explore_work(size_t words);
/* The detector can no longer tell: there are too many threads, or no memory. */
void explore_give_up(void);
/* What the last step has written, if that was not told yet. */
void explore_note_written(void);
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
	return (explore_flags & HEDDLE_RACES) && !explore_common.gave_up;
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

/* memory.c: of the library, for what is ours. */
void *__real_malloc(size_t size);
void __real_free(void *memory);

/* left.c: a block of memory, allocated before pc; and no longer. */
void explore_made(const void *block, uint32_t pc);
void explore_freed(const void *block);

/* shadow.c: an access of the calling thread, about to happen. */
enum access_kind { ACCESS_PLAIN, ACCESS_ATOMIC, ACCESS_VOLATILE };
void explore_access(const volatile void *address, size_t size, bool write, enum access_kind kind, uint32_t pc);
/* The same with a point before it, and noted. */
void explore_step(const volatile void *address, size_t size, bool write, enum access_kind kind, uint32_t pc);
/* Memory that is somebody else's from now on: its accesses are forgotten. */
void explore_forget(const volatile void *address, size_t size);
/* Zeroed memory for the detector, kept for ever; NULL: none, and it has given up. */
void *explore_allocate(struct shadow *shadow, size_t size);
/* Private memory is a copy of another process's from now on. */
void explore_copied(void);
/* Where it remembers what has that key; NULL: nowhere. */
struct shadow *explore_shadow(uintptr_t key);

/* shared.c: what an address is called by all processes: itself, or of a shared mapping HEDDLE_SHARED, object and offset. */
extern uint32_t explore_mapping_count;
uintptr_t explore_shared_key(uintptr_t address);

static inline uintptr_t
explore_key(const volatile void *address)
{
	return explore_mapping_count ? explore_shared_key((uintptr_t)address) : (uintptr_t)address;
}

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
/* Something was taken out, which who waits to put something in hears. */
void explore_tell_room(void);
void explore_hear_room(void);
/* A process that may have ended can no longer tell: all that others have done so far; all that this one has. */
void explore_hear_all(void);
void explore_hear_end(uint32_t pid);
/* Of everything, room too: a call failed, and nobody knows by whose doing; or something is ready. */
void explore_hear_any(void);

/* held.c: of the calling thread. */
void explore_hold(const volatile void *lock);
/* The lock just taken was waited for, at pc, with the others held: tells of who did it the other way round. */
void explore_in_order(uint32_t pc);
void explore_let_go(const volatile void *lock);
/* The locks of a set, the last one first. */
uint32_t explore_held(uint32_t set, uint64_t *locks, uint32_t most);

/* threads.c */
struct explored *explore_new_thread(void);
/* One that the calling thread begins. */
struct explored *explore_child(void);
/* The calling thread has read 0 there: if that is where the kernel writes it at a thread's end, it knows all that thread did. */
void explore_hear_thread(const volatile void *tid);

/* fork.c, in programs that fork, at their beginning. The processes of the first one have in common what is in explore_common. */
void explore_will_fork(bool first) __attribute__((weak));
