/* SPDX-License-Identifier: MIT */
/*
 * One test in one boot: `seeds` runs it in a fresh world per seed, each from
 * a whole virtual second on; each world's history is judged when it has
 * ended, and the first that fails ends the machine.
 */
#pragma once

#include <jansson.h>

#include "grader/intake.h"
#include "grader/judge.h"
#include "tools/heddle/machine.h"

/* For the command line of a kernel that is judged: no world goes on for so long or logs so much but one that would not end. */
#define OWN_KERNEL_MOST "lasts=5000000000 log=1048576"

struct trial {
	const struct lab_test *test;
	const char *kernel;		/* NULL: the tree's */
	const char *program;		/* the linked test, on the host */
	const char *extra;		/* a program for the guest's /bin, or NULL */
	const char *extra_name;
	uint32_t first, last;		/* seeds */
	uint64_t seed;			/* of the whole boot, and of the workload */
	const struct lab *lab;
	bool own_kernel;		/* the submission owns the guest: QEMU in a sandbox, a panic is its fault */
	const char *sources;		/* the folder that was compiled */
	const struct intake *intake;	/* what of it is the submission's */
	bool keep;			/* what is explored, for `heddle replay` */
	bool echo;			/* what the guest prints goes to our stderr */
};

/*
 * {"test", "outcome": "pass" | "fail" | "fault", "seeds": judged, and on a
 * failure "seed", "expected", "seen", "shown": the history's end}
 */
json_t *trial_run(const struct trial *trial);

/* The first seed in the guest: the grading's chooses another sequence; within it they are numbered from 1. */
uint64_t trial_first_seed(const struct trial *t);

/* QEMU never started, or somebody here ended it, or this host had no memory for it: it says so, or bubblewrap by its status. */
bool trial_ended_here(const struct machine_result *result);
