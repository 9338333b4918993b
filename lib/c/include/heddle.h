/* SPDX-License-Identifier: MIT */
/*
 * What Heddle has and Linux has not: the private call (<abi/heddle.h>). On Linux
 * these do nothing and fail with ENOSYS, so a program needs no #ifdef.
 */
#pragma once

#include <abi/heddle.h>

/* The interface's version (1); 0 on another kernel. */
int heddle_version(void);
/* A place where a controlled schedule may switch threads. */
void heddle_point(void);
/* The lock at that address is called `name` in deadlock reports. The name is copied. */
int lock_set_name(const void *address, const char *name);
/* Puts (a, b) into the trace, with time and thread. */
void heddle_mark(uint64_t a, uint64_t b);
/* Runs a program in a fresh world that starts from `seed`, and drops that world.
 * Blocks until then. Returns the wait status of its first program, or -1 and errno. */
int heddle_world_run(const char *path, char *const argv[], uint64_t seed);
/* The same in at most so many frames of memory (0: as many as there are). */
int heddle_world_run_in(const char *path, char *const argv[], uint64_t seed, uint64_t frames);
/* The same under a controlled schedule: one thread at a time, the turn passes as the schedule says. What is filled
 * in tells what came of it; choices[] is the schedule, for a replay. It writes to the descriptor `output` (-1: the
 * host's streams) and reads nothing; quiet: the kernel prints no reports about it. Its memory is the same on any machine. */
#define HEDDLE_DOMAIN_FRAMES 8192
int heddle_domain_run(const char *path, char *const argv[], struct heddle_schedule *schedule, int output, int quiet);
/* The n-th thing that the kernel allocates for this thread from now on fails, once; 0: nothing does.
 * Returns whether what was asked for the last time has failed. */
int heddle_fail_allocation(unsigned n);
/* The host hears of this thread's system calls: what <abi/strace.h> says, for init. */
int heddle_strace(const void *rules, size_t size);
/* Frames of memory that the caller's world has now. */
long heddle_frames(void);
int heddle_counters(struct heddle_counters *counters);
/* How many address spaces share the frame at that address; 0: nothing is mapped. */
long heddle_frame_shared(const void *address);

/* Looks at the calling thread and all that it makes from now on (most 0); or fills in the ways in which they came to sleep
 * in system calls. How many there are, or -1. */
long heddle_ladders(struct heddle_ladder *ladders, size_t most);
/* A place in the kernel, from such a ladder: "function+0x12 (file.c:34)". */
int heddle_symbol(uint64_t address, char text[HEDDLE_SYMBOL_SIZE]);

/* For lock implementations: the caller is about to sleep for this lock word (an
 * owner's tid | FUTEX_WAITERS), or no longer (NULL). Deadlock reports come from it. */
void __heddle_waiting(volatile uint32_t *word);
