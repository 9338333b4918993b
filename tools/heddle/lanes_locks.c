/* SPDX-License-Identifier: MIT */
/* See lanes_locks.h. */
#include "tools/heddle/lanes_locks.h"

#include "user/bin/explore/steps.h"

static void
forget(struct lanes_locks *locks, uint64_t lock)
{
	for (unsigned i = 0; i < locks->count; i++)
		if (locks->held[i].lock == lock)
			locks->held[i--] = locks->held[--locks->count];
}

static void
hold(struct lanes_locks *locks, struct lane *lane, uint64_t lock)
{
	forget(locks, lock);
	if (lock && locks->count < LANES_LOCKS_MOST) {
		locks->held[locks->count].lock = lock;
		locks->held[locks->count++].by = lane;
	}
}

struct lane *
lanes_holder(const struct lanes_locks *locks, uint64_t lock)
{
	for (unsigned i = 0; i < locks->count; i++)
		if (locks->held[i].lock == lock)
			return locks->held[i].by;
	return NULL;
}

static void
drop_last(struct lanes_locks *locks, struct lane *lane)
{
	for (unsigned i = locks->count; i-- > 0;)
		if (locks->held[i].by == lane) {
			lane->dropped = locks->held[i].lock;
			forget(locks, lane->dropped);
			return;
		}
}

/* The call that it returns from. */
static const struct heddle_note *
call_of(const struct steps *steps, uint64_t step)
{
	uint32_t tid = steps->list[step].note.tid;

	while (step-- > 0)
		if (steps->list[step].note.tid == tid && steps->list[step].note.kind == HEDDLE_NOTE_CALL)
			return &steps->list[step].note;
	return NULL;
}

void
lanes_follow_locks(struct lanes_locks *locks, struct lane *lane, const struct steps *steps, uint64_t step)
{
	const struct heddle_note *n = &steps->list[step].note;
	const struct heddle_note *of = n->kind == HEDDLE_NOTE_CALL ? n : n->kind == HEDDLE_NOTE_RETURN ? call_of(steps, step) : NULL;
	enum step_call call = of ? step_call(of->value) : STEP_OTHER;

	if (of == n && call == STEP_UNLOCKS)
		forget(locks, n->address);
	else if (of == n && call == STEP_WAITS)
		drop_last(locks, lane);
	else if (of != n && n->value == 0 && call == STEP_LOCKS)
		hold(locks, lane, of->address);
	else if (of != n && call == STEP_WAITS)
		hold(locks, lane, lane->dropped);
}
