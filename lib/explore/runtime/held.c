/* SPDX-License-Identifier: MIT */
/*
 * Which locks a thread holds, for reports. A set of locks is a number: that of its last lock and of the set before it;
 * the same locks in the same order are the same number, so an access remembers them in a few bits.
 *
 *     0 -- a --> 1 -- b --> 2       a thread that holds a, and then b, is at 2
 *     `--- b --> 3                  lets go of a: at 3
 */
#include "lib/explore/runtime/runtime.h"

#include <abi/syscall.h>

#include "lib/c/syscall.h"

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
	sets[s] = (struct held_set){ .lock = lock, .before = set, .next = sets[set].first };
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

static bool
among(uint64_t lock, uint32_t set)
{
	while (set && sets[set].lock != lock)
		set = sets[set].before;
	return set != 0;
}

/* A lock that both were taken under: no two can be there at once. */
static bool
have_a_gate(uint32_t one, uint32_t other)
{
	while (one && !among(sets[one].lock, other))
		one = sets[one].before;
	return one != 0;
}

/* Private memory of two processes may have the same address. */
static bool
same_locks(const struct held_set *one, const struct held_set *other)
{
	return one->pid == other->pid || (one->lock & other->lock & HEDDLE_SHARED);
}

void
explore_in_order(uint32_t pc)
{
	uint32_t set = explore_self && detecting() ? explore_self->held : 0;
	struct held_set *mine = &sets[set];

	if (!mine->before || mine->tid == explore_self->tid || among(mine->lock, mine->before))
		return;
	mine->pc = pc;
	mine->tid = explore_self->tid;
	mine->pid = explore_self->pid;
	for (const struct held_set *o = &sets[1]; o <= &sets[explore_common.set_count]; o++) {
		struct heddle_told told = { HEDDLE_TOLD_ORDER, 0, { o->lock, mine->lock }, { o->pc, pc }, { o->tid, mine->tid } };

		if (o->pc && o->tid != mine->tid && among(o->lock, mine->before) && among(mine->lock, o->before) && same_locks(o, mine) &&
		    !have_a_gate(mine->before, o->before))
			sys(SYS_heddle, HEDDLE_TELL, &told);
	}
}
