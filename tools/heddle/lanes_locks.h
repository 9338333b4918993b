/* SPDX-License-Identifier: MIT */
/* Who holds which lock, as far as an explored program's steps tell. */
#pragma once

#include <stdint.h>

#include "tools/heddle/lanes.h"

enum { LANES_LOCKS_MOST = 256 };

struct lanes_locks {
	struct {
		uint64_t lock;
		struct lane *by;
	} held[LANES_LOCKS_MOST];
	unsigned count;
};

/* A lock is its thread's from the call's return to the call that lets it go; a wait for a condition drops the last one. */
void lanes_follow_locks(struct lanes_locks *locks, struct lane *lane, const struct steps *steps, uint64_t step);
/* NULL: nobody. */
struct lane *lanes_holder(const struct lanes_locks *locks, uint64_t lock);
