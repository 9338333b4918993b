/* SPDX-License-Identifier: MIT */
/* Domains whose program has ended and is to be begun again (proc/image.h), kept for the process that ran them. */
#pragma once

#include "kernel/sys/worldrun.h"

struct kept;
struct process;

void kept_init(void); /* at boot */
/* One that ran this in the same way, which is the caller's now, or NULL.  Those of the current process that did
 * otherwise end. */
struct kept *kept_find(const char *const *argv, const struct world_options *o);
/* For w, which is to run this; NULL: it cannot be kept. */
struct kept *kept_create(struct world *w, const char *const *argv, const struct world_options *o);
struct world *kept_world(struct kept *k);
/* Its program begins again, under that schedule. */
void kept_again(struct kept *k, struct heddle_schedule *s);
/* It is parked: the next call finds it. */
void kept_put(struct kept *k);
/* Its world ends otherwise, and nothing of it runs; NULL is fine. */
void kept_free(struct kept *k);
