/* SPDX-License-Identifier: MIT */
/* What main.c is told by the files that measure. */
#pragma once

#include <stdint.h>

struct benchmark {
	const char *name;
	void (*run)(int times);
	int times;
};

/* How an operation's cost grows with the number of threads or objects around it. */
struct growth {
	const char *name;
	uint64_t (*measure)(int many); /* nanoseconds */
};

extern const struct benchmark yardstick[]; /* the last has no name */
extern const struct growth growths[];      /* likewise */

uint64_t now(void);
void must(int ok, const char *what); /* or it says so and ends */
