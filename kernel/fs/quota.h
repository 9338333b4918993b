/* SPDX-License-Identifier: MIT */
/* What the files of a user take and may take.  Only users with a limit have a
 * quota, and it counts what became theirs since. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "kernel/base/world.h"

struct quota;

/* What a user has used and may use; a limit of 0 is none. */
struct quota_numbers {
	uint64_t frames, frames_max;
	uint64_t inodes, inodes_max; /* and names in the user's directories */
};

/* The quota of uid with one more inode charged to it, or NULL if there is none;
 * *full: it has no room, and nothing was charged.  unlimited: charges anyway. */
struct quota *quota_enter(struct world *w, uint32_t uid, bool unlimited, bool *full);
/* More of q (NULL is fine); false: too much, and nothing was charged. */
bool quota_charge(struct quota *q, uint64_t frames, uint64_t inodes);
/* Frames that q gets from another one, limit or not. */
void quota_move(struct quota *q, uint64_t frames);
void quota_give_back(struct quota *q, uint64_t frames, uint64_t inodes);

struct fs_world;
void quota_drop_all(struct fs_world *fs); /* the world ends */

/* For quotactl.  0, -ESRCH (has none), -ENOMEM. */
int quota_get(struct world *w, uint32_t uid, struct quota_numbers *out);
int quota_set(struct world *w, uint32_t uid, const struct quota_numbers *limits);
