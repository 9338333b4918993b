/* SPDX-License-Identifier: MIT */
/*
 * A trace as a timeline: a lane a thread, and what happens in it, told in the order in which it happened.
 *
 *     struct lanes *t = lanes_new(&trace, LANES_ALL_WORLDS);
 *     lanes_tell(t, &view, context);       as often as one likes; lanes are known from the beginning
 *     lanes_free(t);
 *
 * Between `enters` and `leaves`, and between becoming LANE_WAITS and another state, a lane's spans are strictly nested:
 * whoever goes on waits no more, and whoever ends leaves all its calls first.
 */
#pragma once

#include <stdbool.h>

#include "tools/heddle/lanes_steps.h"
#include "tools/heddle/trace.h"

enum lane_state { LANE_ABSENT, LANE_RUNS, LANE_READY, LANE_WAITS };
enum { LANE_CALLS = 8, LANES_ALL_WORLDS = -1 };

/* Orders count what is told, from 0: a clock whose ticks are events. */
struct moment {
	uint64_t ns, order;
};

struct lane {
	unsigned index, world, cpu;
	uint32_t tid;
	char name[17];
	enum lane_state state;
	struct moment since;		/* it is in this state */
	uint64_t reason, object;	/* of LANE_WAITS */
	uint64_t calls[LANE_CALLS];	/* system calls it is in, by number */
	unsigned depth;
	uint64_t dropped;		/* a lock that its wait for a condition has let go */
};

/* What is told; each may be NULL. */
struct lanes_view {
	void (*changes)(void *context, const struct lane *lane, enum lane_state to, struct moment at);	/* from lane->state */
	void (*enters)(void *context, const struct lane *lane, uint64_t call, uint64_t argument, struct moment at);
	void (*leaves)(void *context, const struct lane *lane, uint64_t call, int64_t result, bool returned, struct moment at);
	void (*steps)(void *context, const struct lane *lane, const struct step *step, struct moment at);
	void (*wakes)(void *context, const struct lane *by, const struct lane *woken, struct moment at);
	void (*waits_for)(void *context, const struct lane *lane, const struct lane *holder, struct moment at);
	void (*event)(void *context, const struct lane *lane, const struct trace_record *record, struct moment at);
};

struct lanes {
	const struct trace *trace;
	struct lane **lanes;		/* in order of their first record */
	unsigned count, cpus;
	uint64_t orders;
	bool has_steps;
	/* own */
	int world;
	uint64_t *next_on_cpu;		/* of each switch, who runs next: trace_who's number */
	struct steps steps;
};

/* LANES_ALL_WORLDS: that with steps, if there are any. */
struct lanes *lanes_new(const struct trace *trace, int world);
void lanes_free(struct lanes *timeline);
void lanes_tell(struct lanes *timeline, const struct lanes_view *view, void *context);
