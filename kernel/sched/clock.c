/* SPDX-License-Identifier: MIT */
/* A world's clocks and entropy.  Both are functions of its seed and of the
 * moment it began, nothing else. */
#include "kernel/sched/clock.h"

#include "kernel/abi/errno.h"
#include "kernel/arch/machine.h"
#include "kernel/base/spinlock.h"
#include "kernel/mm/heap.h"
#include "kernel/sched/thread.h"
#include "kernel/sched/turn.h"
#include "lib/base/random.h"

#define SECOND 1000000000ll
#define DATE_2020 1577836800ll /* 2020-01-01 00:00:00 UTC */

struct world_clock {
	struct spinlock lock;
	int64_t began;     /* world_now() time that is 1.000 s of this world */
	int64_t realtime;  /* [lock] what to add to monotonic time */
	struct random random; /* [lock] */
};

static struct world_clock *
clock_of(struct world *w)
{
	return w->slot[WORLD_CLOCK];
}

void
world_clock_begin(struct world *w, uint64_t seed)
{
	struct world_clock *c = clock_of(w);

	spin_lock(&c->lock);
	c->began = world_now(w);
	random_seed(&c->random, seed);
	spin_unlock(&c->lock);
}

static int
create(struct world *w)
{
	struct world_clock *c = kzalloc_for(w, sizeof *c);

	if (c == NULL)
		return -ENOMEM;
	spinlock_init(&c->lock, RANK_NAMES, "world clock");
	w->slot[WORLD_CLOCK] = c;
	c->realtime = (int64_t)boot_option_number("time", DATE_2020) * SECOND - SECOND;
	world_clock_begin(w, w->seed);
	return 0;
}

static void
destroy(struct world *w)
{
	kfree(clock_of(w));
}

void
world_clock_init(void)
{
	static const struct world_floor floor = { WORLD_CLOCK, "clock", create, destroy };

	world_register(&floor);
}

int64_t
world_now(const struct world *w)
{
	const struct turn *r = turn_of(w);

	return r ? turn_now(r) : clock_now();
}

int64_t
time_now(void)
{
	return world_now(current->world);
}

int64_t
world_monotonic(struct world *w)
{
	return world_now(w) - clock_of(w)->began + SECOND;
}

int64_t
world_realtime(struct world *w)
{
	return world_monotonic(w) + clock_of(w)->realtime;
}

void
world_set_realtime(struct world *w, int64_t ns)
{
	struct world_clock *c = clock_of(w);

	spin_lock(&c->lock);
	c->realtime = ns - world_monotonic(w);
	spin_unlock(&c->lock);
}

/* Far-away deadlines do not wrap: they are never. */
static int64_t
add_clamped(int64_t a, int64_t b)
{
	int64_t sum;

	return __builtin_add_overflow(a, b, &sum) ? (b > 0 ? INT64_MAX : 0) : sum;
}

int64_t
world_deadline(struct world *w, int64_t monotonic_ns)
{
	return add_clamped(clock_of(w)->began - SECOND, monotonic_ns);
}

int64_t
world_deadline_realtime(struct world *w, int64_t realtime_ns)
{
	return world_deadline(w, add_clamped(realtime_ns, -clock_of(w)->realtime));
}

uint64_t
world_random(struct world *w)
{
	struct world_clock *c = clock_of(w);
	uint64_t v;

	spin_lock(&c->lock);
	v = random_next(&c->random);
	spin_unlock(&c->lock);
	return v;
}
