/* SPDX-License-Identifier: MIT */
/*
 * The one private system call, SYS_heddle (4096): syscall(4096, op, a, b).
 * Wrappers are in <heddle.h>; on Linux the call gives ENOSYS.
 */
#pragma once

#include "schedule.h"
#include "types.h"

enum heddle_op {
	HEDDLE_VERSION = 0,             /* () -> 1 */
	HEDDLE_POINT = 1,               /* (uint32_t *countdown, or 0) scheduling point -> enum heddle_schedule_flags, 0 in no domain */
	HEDDLE_LOCK_NAME = 2,           /* (address, name) for reports */
	HEDDLE_MARK = 3,                /* (a, b) trace record MARK */
	HEDDLE_WORLD_RUN = 4,           /* (struct heddle_world_run *) -> wait status */
	HEDDLE_FRAMES = 5,              /* () -> frames charged to the caller's world */
	HEDDLE_COUNTERS = 6,            /* (struct heddle_counters *) */
	HEDDLE_FRAME_SHARED = 7,        /* (address) -> reference count of its frame, 0 none */
	HEDDLE_FAIL_ALLOCATION = 8,     /* (n) the thread's n-th allocation fails, 0: none -> the last asked for did */
	HEDDLE_STRACE = 9,              /* (struct strace_rules *, size) the host hears of the thread's calls */
	HEDDLE_LOCK_ORDER = 10,         /* (struct heddle_lock_order *) -> bit i: held[i] is not held */
	HEDDLE_NOTE = 11,               /* (struct heddle_note *) a step of the calling thread; no point */
	HEDDLE_RACE = 12,               /* (struct heddle_race *) ends the domain */
	HEDDLE_LADDERS = 13,            /* (struct heddle_ladder[b], b) what was seen -> how many; b = 0: look at the thread
	                                 * from now on, and at all that it makes */
	HEDDLE_SYMBOL = 14,             /* (address, text[HEDDLE_SYMBOL_SIZE]) a place in the kernel: "function+0x12 (file.c:34)" */
	HEDDLE_TELL = 15,               /* (struct heddle_told *) what may be right all the same; no point */
};

#define HEDDLE_SYMBOL_SIZE 128
#define HEDDLE_LADDER_CALLS 32
#define HEDDLE_LADDER_COPY 0xffffffffu

/* One way in which threads came to sleep in system calls. */
struct heddle_ladder {
	uint64_t times, slept_ns;
	uint64_t call;                  /* its number; HEDDLE_LADDER_COPY: none, a page was copied at a write */
	uint64_t program;               /* inode number of the program file */
	char name[16];                  /* the first thread that came this way */
	uint32_t tid;
	uint32_t kernel, user;          /* return addresses: the kernel's, from the switch outwards, and the program's */
	uint32_t reserved;
	uint64_t at[HEDDLE_LADDER_CALLS];
};

/* A program in which reads and writes are points, too, counts them by itself: whenever a
 * system call returns, the thread's countdown is set to how many points from now the
 * kernel wants to be asked (by HEDDLE_POINT, when it is at 1; before, it is counted down). */

#define HEDDLE_LOCKS_HELD 6

/* A thread is about to take a lock while it holds others; addresses of lock words.
 * Without others: what was told of `taken` was another lock at that address. */
struct heddle_lock_order {
	uint64_t taken;
	uint64_t place;                 /* where: a return address */
	uint32_t count, reserved;
	uint64_t held[HEDDLE_LOCKS_HELD]; /* the one taken last at the end */
};

/* A program to run in a fresh world; argv ends with NULL. */
struct heddle_world_run {
	const char *path;
	char *const *argv;
	uint64_t seed;
	uint64_t frames;                /* the most it may have; 0: no limit of its own */
	struct heddle_schedule *schedule; /* NULL: threads run as they come */
	int output;                     /* descriptor for its standard output and error; -1: the host's */
	int quiet;                      /* the kernel prints no reports about it */
};

struct heddle_counters {
	uint64_t switches;              /* of the calling process, dead threads included */
	uint64_t syscalls;              /* likewise */
	uint64_t frames_shared;         /* frames of the process that copy-on-write shares */
	uint64_t objects;               /* kernel objects of the caller's world */
	uint64_t computed_ns;           /* virtual time its threads had since the last world began */
	uint64_t frames;                /* charged to the caller's world */
	uint64_t page_tables;           /* of those */
	uint64_t heap;                  /* bytes of kernel heap and stacks besides */
};

_Static_assert(sizeof(struct heddle_world_run) == 48, "struct heddle_world_run");
_Static_assert(sizeof(struct heddle_lock_order) == 72, "struct heddle_lock_order");
_Static_assert(sizeof(struct heddle_ladder) == 320, "struct heddle_ladder");
_Static_assert(sizeof(struct heddle_counters) == 64, "struct heddle_counters");
