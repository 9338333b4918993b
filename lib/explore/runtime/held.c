/* SPDX-License-Identifier: MIT */
/*
 * Which locks a thread holds, for reports. A set of locks is a number: that of its last lock and of the set before it;
 * the same locks in the same order are the same number, so an access remembers them in a few bits.
 *
 *     0 -- a --> 1 -- b --> 2       a thread that holds a, and then b, is at 2
 *     `--- b --> 3                  lets go of a: at 3
 */
#include "lib/explore/runtime/runtime.h"

#define sets explore_common.sets

/* That set if there is no room. */
static uint32_t
with(uint32_t set, uint64_t lock)
{
	uint32_t s = sets[set].first;

	while (s && sets[s].lock != lock)
		s = sets[s].next;
	if (s || explore_common.set_count == HELD_SETS - 1)
		return s ? s : set;
	s = ++explore_common.set_count;
	sets[s] = (struct held_set){ lock, set, 0, sets[set].first };
	return sets[set].first = s;
}

static uint32_t
without(uint32_t set, uint64_t lock)
{
	if (!set || sets[set].lock == lock)
		return sets[set].before;
	return with(without(sets[set].before, lock), sets[set].lock);
}

void
explore_hold(const volatile void *lock)
{
	if (detecting() && explore_self)
		explore_self->held = with(explore_self->held, explore_key(lock));
}

void
explore_let_go(const volatile void *lock)
{
	if (detecting() && explore_self)
		explore_self->held = without(explore_self->held, explore_key(lock));
}

uint32_t
explore_held(uint32_t set, uint64_t *locks, uint32_t most)
{
	uint32_t n = 0;

	for (; set && n < most; set = sets[set].before)
		locks[n++] = sets[set].lock;
	return n;
}
