/* SPDX-License-Identifier: MIT */
/* A program in a world of its own. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "kernel/abi/schedule.h"

struct file;
struct world;

struct world_options {
	uint64_t seed, frames;            /* frames 0: as many as there are */
	bool quiet;                       /* no reports about it */
	struct file *output;              /* becomes descriptors 1 and 2; NULL: the host's streams */
	struct heddle_schedule *schedule; /* kernel memory; NULL: it is no domain */
};

void world_run_init(void); /* at boot */
/* Kills all its processes; they end when they next can. */
void world_kill(struct world *w);
void world_wait_until_empty(struct world *w);
/* Runs /bin/init with argv (ends with NULL) in a fresh world and waits until
 * the world has been dropped.  The wait status of its pid 1; -ENOMEM; -EINTR if
 * a signal came: then the world has been killed.  A killed caller kills it too.
 * With a schedule it is a domain, and ends when it is stuck. */
long world_run(const char *const *argv, const struct world_options *o);
