/* SPDX-License-Identifier: MIT */
/* A world is everything a program can name or count: pids, the file tree,
 * queue names, entropy, clocks, the frame quota.  Boot makes one; a test or a
 * grader makes more, and what runs in one cannot see or be seen from another.
 *
 * This floor knows only a table of slots.  Each floor that keeps such a table
 * fills its own slot and registers how to make and drop it; a new floor adds
 * an entry to enum world_slot and nothing else here.
 *
 *   w = world_create(seed);          every floor's create, ground first
 *   ... processes run in it; each holds a reference ...
 *   world_put(w);                    the last one drops it, top floor first
 */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/list.h"

enum world_slot {
	WORLD_FRAMES, /* mm: frames charged, quota */
	WORLD_CLOCK,  /* sched: when it began, entropy */
	WORLD_PIDS,   /* sched: threads by tid */
	WORLD_TURN,   /* sched: of a domain, whose turn it is */
	WORLD_MQ,     /* ipc: message queue names */
	WORLD_FS,     /* fs: root of the tree, inode numbers */
	WORLD_NET,    /* net: sockets, their names and ports */
	WORLD_PROC,   /* proc: process tree */
	WORLD_SLOTS,
};

struct world {
	uint32_t id;          /* 1 is the boot world */
	_Atomic uint32_t last_object; /* mm: last number given to an address space or shared object */
	uint64_t seed;
	bool quiet;           /* reports about it are not printed */
	uint64_t printed;     /* fs: bytes it has written to the host's streams */
	atomic_uint refs;
	void *slot[WORLD_SLOTS];
	struct list_node link;      /* in the list of all worlds */
	struct list_node dead_link; /* the reaper's */
};

struct world_floor {
	enum world_slot slot;
	const char *name;
	int (*create)(struct world *w);   /* 0 or -E; sets w->slot[slot] */
	void (*destroy)(struct world *w); /* nothing of the world runs any more */
};

/* At boot, in floor order.  The storage is the caller's and stays. */
void world_register(const struct world_floor *floor);

/* A new world with one reference, in *out, or -ENOMEM. */
int world_create(uint64_t seed, struct world **out);
struct world *world_get(struct world *w);
/* From any context: the last one hands the world to world_last_hook, by which
 * sched leaves the dropping to a thread of its own (sched/reaper.h). */
void world_put(struct world *w);
extern void (*world_last_hook)(struct world *w);
void world_destroy(struct world *w); /* no reference is left; may sleep */

bool world_exists(uint32_t id);
/* The world with the lowest number above `id`, with a reference, or NULL. */
struct world *world_after(uint32_t id);

extern struct world *boot_world;
extern struct list worlds; /* all, under no lock but that of a stopped machine: for gdb and panic */

/* mm registers the allocator used for struct world: the ground has none. */
extern void *(*world_alloc)(size_t size);
extern void (*world_free)(void *p);
