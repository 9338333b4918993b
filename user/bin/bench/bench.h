/* SPDX-License-Identifier: MIT */
/* What main.c is told by the files that measure, and what they share. */
#pragma once

#include <stdint.h>

/* An operation. Each is measured in a process of its own, so none cleans up behind itself. */
struct row {
	const char *name;
	void (*run)(int times);
	int times;                 /* as often when instructions are counted */
	void (*prepare)(int size); /* once before; may be NULL */
	int size;
	int slow;                  /* to prepare: its instructions are counted only if it is asked for by name */
};

/* How an operation's cost grows with the number of threads or objects around it. */
struct growth {
	const char *name;
	uint64_t (*measure)(int many); /* nanoseconds */
};

/* The last of each has no name. */
extern const struct row process_rows[], message_rows[], poll_rows[];
extern const struct growth growths[];

uint64_t now(void);
void must(int ok, const char *what); /* or it says so and ends */
/* A process that helps until this one's row is over: in it, 1. */
int helper(void);
/* Until the word is no longer `value`; wakes up to `many`. Of threads of this process. */
long futex_wait(volatile int *word, int value);
long futex_wake(volatile int *word, int many);
