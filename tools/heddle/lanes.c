/* SPDX-License-Identifier: MIT */
/*
 * See lanes.h.  What a record of a switch does not say is in which world the next thread is: that is found from behind,
 * for the next switch on the same processor is away from it.
 *
 *      block       the lane waits, though it has the processor until it switches
 *      wake        it is ready; or, if it never left, goes on at its next record
 *      switch      the one before is ready if it could go on, the next one runs
 */
#include "tools/heddle/lanes.h"

#include <stdlib.h>
#include <string.h>

#include "kernel/abi/syscall.h"
#include "tools/heddle/lanes_locks.h"
#include "tools/heddle/say.h"

enum { CPUS_MOST = 256, STATE_RUNNABLE = 1 };

static const struct lanes_view silence;

/* One telling. */
struct telling {
	struct lanes *timeline;
	const struct lanes_view *view;
	void *context;
	struct lane *on_cpu[CPUS_MOST];
	struct lanes_locks locks;
	uint64_t step;			/* the next one of steps */
	struct moment now;
};

static uint64_t
who(unsigned world, uint32_t tid)
{
	return (uint64_t)tid << 16 | world;
}

static struct lane *
find(const struct lanes *t, unsigned world, uint32_t tid)
{
	for (unsigned i = t->count; i-- > 0;)
		if (t->lanes[i]->tid == tid && t->lanes[i]->world == world)
			return t->lanes[i];
	return NULL;
}

/* NULL: it is not to be told of, or no thread but an idle processor. */
static struct lane *
lane_of(struct lanes *t, unsigned world, uint32_t tid)
{
	struct lane *lane;

	if (tid == 0 || (t->world != LANES_ALL_WORLDS && t->world != (int)world))
		return NULL;
	if ((lane = find(t, world, tid)))
		return lane;
	lane = must_alloc(sizeof *lane);
	*lane = (struct lane){ .index = t->count, .world = world, .tid = tid };
	t->lanes = must_realloc(t->lanes, (t->count + 1) * sizeof lane);
	return t->lanes[t->count++] = lane;
}

/* --- what is told --- */

#define TELL(name, ...) \
	do { \
		if (g->view->name) \
			g->view->name(g->context, __VA_ARGS__, g->now); \
	} while (0)

static void
change(struct telling *g, struct lane *lane, enum lane_state to)
{
	if (lane->state == to)
		return;
	TELL(changes, lane, to);
	lane->state = to;
	lane->since = g->now;
}

static void
leave(struct telling *g, struct lane *lane, int64_t result, bool returned)
{
	change(g, lane, lane->state == LANE_ABSENT ? LANE_ABSENT : LANE_RUNS);
	lane->depth--;
	if (lane->depth < LANE_CALLS)
		TELL(leaves, lane, lane->calls[lane->depth], result, returned);
}

static void
end(struct telling *g, struct lane *lane)
{
	change(g, lane, LANE_ABSENT);
	while (lane->depth > 0)
		leave(g, lane, 0, false);
}

/* --- records --- */

static void
block(struct telling *g, struct lane *lane, const struct trace_record *r)
{
	struct lane *by = r->a == TRACE_REASON_LOCK || r->a == TRACE_REASON_FUTEX ? lanes_holder(&g->locks, r->b) : NULL;

	change(g, lane, LANE_READY);
	lane->reason = r->a;
	lane->object = r->b;
	change(g, lane, LANE_WAITS);
	if (by && by != lane)
		TELL(waits_for, lane, by);
}

static void
wake(struct telling *g, struct lane *by, const struct trace_record *r)
{
	struct lane *woken = find(g->timeline, r->world, (uint32_t)r->a);

	for (unsigned i = 0; i < g->timeline->count && !(woken && woken->state == LANE_WAITS); i++)
		if (g->timeline->lanes[i]->tid == r->a && g->timeline->lanes[i]->object == r->b)
			woken = g->timeline->lanes[i];
	if (!woken || woken->state != LANE_WAITS)
		return;
	if (by && by != woken && by->depth > 0 && woken->reason != TRACE_REASON_SLEEP) /* else it is the time that was over */
		TELL(wakes, by, woken);
	change(g, woken, LANE_READY);
}

static void
switch_to(struct telling *g, struct lane *lane, const struct trace_record *r, uint64_t next)
{
	struct lane *to = lane_of(g->timeline, next & 0xffff, (uint32_t)(next >> 16));

	if (lane && (lane->state == LANE_RUNS || (lane->state == LANE_ABSENT && r->b == STATE_RUNNABLE)))
		change(g, lane, LANE_READY);
	if (to) {
		to->cpu = r->cpu;
		change(g, to, LANE_RUNS);
	}
	g->on_cpu[r->cpu] = to;
}

static void
enter(struct telling *g, struct lane *lane, const struct trace_record *r)
{
	if (lane->depth < LANE_CALLS) {
		TELL(enters, lane, r->a, r->b);
		lane->calls[lane->depth] = r->a;
	}
	lane->depth++;
}

/* A child's first return was its parent's call; whoever executed another program has left its own. */
static void
exit_call(struct telling *g, struct lane *lane, const struct trace_record *r)
{
	while (lane->depth > LANE_CALLS || (lane->depth > 0 && lane->calls[lane->depth - 1] != r->a))
		leave(g, lane, 0, false);
	if (lane->depth > 0)
		leave(g, lane, (int64_t)r->b, true);
}

static void
take_step(struct telling *g, struct lane *lane, uint64_t record)
{
	const struct steps *steps = &g->timeline->steps;

	while (g->step < steps->count && steps->list[g->step].record < record)
		g->step++;
	if (g->step == steps->count || steps->list[g->step].record != record)
		return;
	lanes_follow_locks(&g->locks, lane, steps, g->step);
	if (steps->list[g->step].shown)
		TELL(steps, lane, &steps->list[g->step]);
	else
		g->now.order--; /* it is not told */
}

/* Also what others do to a thread of the world. */
static bool
is_told(const struct telling *g, const struct trace_record *r, uint64_t i)
{
	int world = g->timeline->world;

	if (r->type == TRACE_VALUE || r->type == TRACE_FAULT)
		return false;
	if (world >= 0 && r->world != world)
		return (r->type == TRACE_SWITCH && (g->timeline->next_on_cpu[i] & 0xffff) == (unsigned)world) ||
		       (r->type == TRACE_WAKE && r->tid == 0);
	return !g->timeline->has_steps || (r->type != TRACE_ENTER && r->type != TRACE_EXIT) || r->a != SYS_heddle;
}

/* What it does itself, so that it runs. */
static void
act(struct telling *g, struct lane *lane, const struct trace_record *r, uint64_t i)
{
	if (g->on_cpu[r->cpu] == lane || lane->state == LANE_ABSENT)
		if (r->type == TRACE_ENTER || r->type == TRACE_EXIT || r->type == TRACE_STEP || r->type == TRACE_BLOCK)
			change(g, lane, LANE_RUNS);
	switch (r->type) {
	case TRACE_ENTER: enter(g, lane, r); break;
	case TRACE_EXIT: exit_call(g, lane, r); break;
	case TRACE_BLOCK: block(g, lane, r); break;
	case TRACE_STEP: take_step(g, lane, i); break;
	case TRACE_NAME: memcpy(lane->name, &r->a, 16); break;
	case TRACE_THREAD_END:
		TELL(event, lane, r);
		end(g, lane);
		break;
	default: TELL(event, lane, r);
	}
}

static void
take(struct telling *g, const struct trace_record *r, uint64_t i)
{
	struct lane *lane;

	if (!is_told(g, r, i))
		return;
	lane = lane_of(g->timeline, r->world, r->tid);
	if (r->time_ns > g->now.ns)
		g->now.ns = r->time_ns;
	g->now.order++;
	if (r->type == TRACE_SWITCH)
		switch_to(g, lane, r, g->timeline->next_on_cpu[i]);
	else if (r->type == TRACE_WAKE)
		wake(g, lane, r);
	else if (lane)
		act(g, lane, r, i);
}

void
lanes_tell(struct lanes *t, const struct lanes_view *view, void *context)
{
	struct telling *g = must_alloc(sizeof *g);

	*g = (struct telling){ .timeline = t, .view = view, .context = context };
	for (unsigned i = 0; i < t->count; i++)
		*t->lanes[i] = (struct lane){ .index = i, .world = t->lanes[i]->world, .tid = t->lanes[i]->tid };
	for (uint64_t i = 0; i < t->trace->count; i++)
		take(g, &t->trace->records[i], i);
	g->now.order++;
	for (unsigned i = 0; i < t->count; i++)
		end(g, t->lanes[i]);
	t->orders = g->now.order + 1;
	free(g);
}

/* From behind: who runs after each switch. */
static void
find_next(struct lanes *t)
{
	uint64_t later[CPUS_MOST];

	memset(later, 0, sizeof later);
	t->next_on_cpu = must_alloc((t->trace->count + 1) * sizeof *t->next_on_cpu);
	for (uint64_t i = t->trace->count; i-- > 0;) {
		const struct trace_record *r = &t->trace->records[i];

		t->cpus = r->cpu >= t->cpus ? r->cpu + 1u : t->cpus;
		t->next_on_cpu[i] = later[r->cpu];
		if (r->type == TRACE_SWITCH && later[r->cpu] >> 16 != r->a)
			t->next_on_cpu[i] = r->a ? who(r->world, (uint32_t)r->a) : 0;
		if (r->type == TRACE_SWITCH || !later[r->cpu])
			later[r->cpu] = who(r->world, r->tid);
	}
}

struct lanes *
lanes_new(const struct trace *trace, int world)
{
	struct lanes *t = must_alloc(sizeof *t);

	*t = (struct lanes){ .trace = trace, .world = world };
	steps_find(&t->steps, trace);
	t->has_steps = t->steps.world >= 0 && (world < 0 || world == t->steps.world);
	if (world == LANES_ALL_WORLDS && t->has_steps)
		t->world = t->steps.world;
	find_next(t);
	lanes_tell(t, &silence, NULL);
	return t;
}

void
lanes_free(struct lanes *t)
{
	for (unsigned i = 0; i < t->count; i++)
		free(t->lanes[i]);
	free(t->lanes);
	free(t->next_on_cpu);
	free(t->steps.list);
	free(t);
}
