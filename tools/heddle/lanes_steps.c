/* SPDX-License-Identifier: MIT */
/* See lanes_steps.h. */
#include "tools/heddle/lanes_steps.h"

#include <stdlib.h>

#include "kernel/abi/schedule.h"
#include "tools/heddle/say.h"

bool
step_is_access(const struct step *step)
{
	return step->kind <= HEDDLE_NOTE_ATOMIC_WRITE;
}

bool
step_is_write(const struct step *step)
{
	return step->kind == HEDDLE_NOTE_WRITE || step->kind == HEDDLE_NOTE_ATOMIC_WRITE;
}

static struct step
step_of(const struct trace *trace, uint64_t i)
{
	const struct trace_record *r = &trace->records[i];
	const struct trace_record *value = i + 1 < trace->count && r[1].type == TRACE_VALUE ? &r[1] : NULL;

	return (struct step){ .record = i, .tid = r->tid, .kind = TRACE_STEP_KIND(r->a), .size = TRACE_STEP_SIZE(r->a),
			      .pc = TRACE_STEP_PC(r->a), .address = r->b, .value = value ? value->a : 0,
			      .number = value ? (uint32_t)value->b : 0 };
}

/* What a thread's last step of some kind left open: the value that it wrote there, the result of its call. */
static void
close_last(struct steps *steps, const struct step *by)
{
	for (uint64_t i = steps->count; i-- > 0;) {
		struct step *s = &steps->list[i];

		if (s->tid != by->tid || (by->kind == HEDDLE_NOTE_VALUE && (!step_is_write(s) || s->address != by->address)) ||
		    (by->kind == HEDDLE_NOTE_RETURN && s->kind != HEDDLE_NOTE_CALL))
			continue;
		if (by->kind == HEDDLE_NOTE_VALUE)
			s->value = by->value;
		s->valued = true;
		return;
	}
}

static void
collect(struct steps *steps, const struct trace *trace)
{
	uint64_t room = 0;

	for (uint64_t i = 0; i < trace->count; i++) {
		if (trace->records[i].type != TRACE_STEP || (steps->world >= 0 && steps->world != trace->records[i].world))
			continue;
		struct step s = step_of(trace, i);

		steps->world = trace->records[i].world;
		if (s.kind == HEDDLE_NOTE_VALUE || s.kind == HEDDLE_NOTE_RETURN)
			close_last(steps, &s);
		if (s.kind == HEDDLE_NOTE_VALUE)
			continue;
		s.valued |= s.kind == HEDDLE_NOTE_READ || s.kind == HEDDLE_NOTE_ATOMIC_READ;
		s.shown = s.kind == HEDDLE_NOTE_CALL;
		if (steps->count == room)
			steps->list = must_realloc(steps->list, (room = 2 * room + 256) * sizeof s);
		steps->list[steps->count++] = s;
	}
}

static int
by_address(const void *a, const void *b)
{
	const struct step *x = *(struct step *const *)a, *y = *(struct step *const *)b;

	return x->address < y->address ? -1 : x->address > y->address;
}

/* All accesses of one address. */
static void
show_if_shared(struct step **first, uint64_t n)
{
	bool shared = false, written = false;

	for (uint64_t i = 0; i < n; i++) {
		shared |= first[i]->tid != first[0]->tid;
		written |= step_is_write(first[i]);
	}
	for (uint64_t i = 0; i < n; i++)
		first[i]->shown = shared && written;
}

static void
show_shared(struct steps *steps)
{
	struct step **sorted = must_alloc((steps->count + 1) * sizeof *sorted);
	uint64_t n = 0;

	for (uint64_t i = 0; i < steps->count; i++)
		if (step_is_access(&steps->list[i]))
			sorted[n++] = &steps->list[i];
	qsort(sorted, n, sizeof *sorted, by_address);
	for (uint64_t from = 0, to; from < n; from = to) {
		for (to = from; to < n && sorted[to]->address == sorted[from]->address; to++)
			;
		show_if_shared(sorted + from, to - from);
	}
	free(sorted);
}

void
steps_find(struct steps *steps, const struct trace *trace)
{
	*steps = (struct steps){ .world = -1 };
	collect(steps, trace);
	show_shared(steps);
}
