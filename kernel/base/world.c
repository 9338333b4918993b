/* SPDX-License-Identifier: MIT */
/* Worlds: made ground floor first, dropped top floor first. */
#include "kernel/base/world.h"

#include "kernel/abi/errno.h"
#include "kernel/base/panic.h"
#include "kernel/base/spinlock.h"
#include "kernel/base/trace.h"
#include "lib/base/string.h"

struct list worlds = LIST_INIT(worlds);
struct world *boot_world;
void *(*world_alloc)(size_t size);
void (*world_free)(void *p);
void (*world_last_hook)(struct world *w) = world_destroy;

static struct spinlock worlds_lock = SPINLOCK_INIT(RANK_WORLD, "worlds");
static const struct world_floor *floors[WORLD_SLOTS];
static unsigned int floor_count;
static uint32_t last_id; /* [worlds_lock] */

void
world_register(const struct world_floor *floor)
{
	assert_lt(floor_count, WORLD_SLOTS);
	floors[floor_count++] = floor;
}

static void
destroy_floors(struct world *w, unsigned int n)
{
	while (n-- > 0)
		floors[n]->destroy(w);
}

int
world_create(uint64_t seed, struct world **out)
{
	struct world *w = world_alloc(sizeof *w);

	if (w == NULL)
		return -ENOMEM;
	memset(w, 0, sizeof *w);
	w->seed = seed;
	atomic_init(&w->refs, 1);
	spin_lock(&worlds_lock);
	w->id = ++last_id;
	spin_unlock(&worlds_lock);
	for (unsigned int i = 0; i < floor_count; i++) {
		int error = floors[i]->create(w);

		if (error != 0) {
			destroy_floors(w, i);
			world_free(w);
			return error;
		}
	}
	spin_lock(&worlds_lock);
	list_push_back(&worlds, &w->link);
	spin_unlock(&worlds_lock);
	trace_for(trace_who(0, w->id), TRACE_WORLD_START, w->id, seed);
	*out = w;
	return 0;
}

struct world *
world_get(struct world *w)
{
	atomic_fetch_add(&w->refs, 1);
	return w;
}

void
world_put(struct world *w)
{
	if (atomic_fetch_sub(&w->refs, 1) == 1)
		world_last_hook(w);
}

void
world_destroy(struct world *w)
{
	trace_for(trace_who(0, w->id), TRACE_WORLD_END, w->id, 0);
	destroy_floors(w, floor_count);
	spin_lock(&worlds_lock);
	list_remove(&w->link); /* only now: world_exists means that it still costs something */
	spin_unlock(&worlds_lock);
	world_free(w);
}

/* The list is in order of numbers; one without references is on its way out. */
struct world *
world_after(uint32_t id)
{
	struct world *w, *found = NULL;

	spin_lock(&worlds_lock);
	list_for_each(w, &worlds, link) {
		unsigned int refs = atomic_load(&w->refs);

		while (w->id > id && refs > 0 && !found)
			if (atomic_compare_exchange_weak(&w->refs, &refs, refs + 1))
				found = w;
	}
	spin_unlock(&worlds_lock);
	return found;
}

bool
world_exists(uint32_t id)
{
	struct world *w;
	bool found = false;

	spin_lock(&worlds_lock);
	list_for_each(w, &worlds, link)
		found |= w->id == id;
	spin_unlock(&worlds_lock);
	return found;
}
