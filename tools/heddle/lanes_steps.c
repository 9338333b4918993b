/* SPDX-License-Identifier: MIT */
/* See lanes_steps.h. */
#include "tools/heddle/lanes_steps.h"

#include <stdlib.h>

#include "tools/heddle/say.h"
#include "user/bin/explore/steps.h"

static struct step
step_of(const struct trace *trace, uint64_t i)
{
	const struct trace_record *r = &trace->records[i];
	const struct trace_record *value = i + 1 < trace->count && r[1].type == TRACE_VALUE ? &r[1] : NULL;

	return (struct step){ .record = i, .note = { r->tid, value ? (uint32_t)value->b : 0, TRACE_STEP_KIND(r->a),
						     TRACE_STEP_SIZE(r->a), TRACE_STEP_PC(r->a), r->b, value ? value->a : 0 } };
}

/* What a thread's last step of some kind left open: the value that it wrote there, the result of its call. */
static void
close_last(struct steps *steps, const struct step *by)
{
	for (uint64_t i = steps->count; i-- > 0;) {
		struct step *s = &steps->list[i];

		if (s->note.tid != by->note.tid || (by->note.kind == HEDDLE_NOTE_VALUE && (!step_is_write(&s->note) || s->note.address != by->note.address)) ||
		    (by->note.kind == HEDDLE_NOTE_RETURN && s->note.kind != HEDDLE_NOTE_CALL))
			continue;
		if (by->note.kind == HEDDLE_NOTE_VALUE)
			s->note.value = by->note.value;
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
		if (s.note.kind == HEDDLE_NOTE_VALUE || s.note.kind == HEDDLE_NOTE_RETURN)
			close_last(steps, &s);
		if (s.note.kind == HEDDLE_NOTE_VALUE)
			continue;
		s.valued |= s.note.kind == HEDDLE_NOTE_READ || s.note.kind == HEDDLE_NOTE_ATOMIC_READ;
		s.shown = s.note.kind == HEDDLE_NOTE_CALL;
		if (steps->count == room)
			steps->list = must_realloc(steps->list, (room = 2 * room + 256) * sizeof s);
		steps->list[steps->count++] = s;
	}
}

static int
by_address(const void *a, const void *b)
{
	const struct step *x = *(struct step *const *)a, *y = *(struct step *const *)b;

	return x->note.address < y->note.address ? -1 : x->note.address > y->note.address;
}

/* All accesses of one address. */
static void
show_if_shared(struct step **first, uint64_t n)
{
	bool shared = false, written = false;

	for (uint64_t i = 0; i < n; i++) {
		shared |= first[i]->note.tid != first[0]->note.tid;
		written |= step_is_write(&first[i]->note);
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
		if (step_is_access(&steps->list[i].note))
			sorted[n++] = &steps->list[i];
	qsort(sorted, n, sizeof *sorted, by_address);
	for (uint64_t from = 0, to; from < n; from = to) {
		for (to = from; to < n && sorted[to]->note.address == sorted[from]->note.address; to++)
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
