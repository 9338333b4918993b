/* SPDX-License-Identifier: MIT */
/* See timeline.h. */
#include "grader/timeline.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "tools/heddle/say.h"

enum { PRIO_DEFAULT = 100, PRIO_NICE_0 = 120, ROWS = 18 };

static void
add(struct spans *s, unsigned thread, int64_t from, int64_t to)
{
	s->list = must_realloc(s->list, (s->count + 1) * sizeof *s->list);
	s->list[s->count++] = (struct span){ thread, from, to };
}

static bool
is(const struct operation *o, const char *name)
{
	return strcmp(o->name, name) == 0;
}

static int
by_time(const void *a, const void *b)
{
	const struct span *x = a, *y = b;

	return x->from < y->from ? -1 : x->from > y->from;
}

/* What of `want` its thread did not run. */
static void
add_waits(struct timeline *t, const struct span *want)
{
	int64_t since = want->from;

	for (const struct span *r = t->ran.list; r < t->ran.list + t->ran.count; r++) {
		if (r->thread != want->thread || r->to <= since || r->from >= want->to)
			continue;
		if (r->from > since)
			add(&t->waits, want->thread, since, r->from);
		since = r->to;
	}
	if (want->to > since)
		add(&t->waits, want->thread, since, want->to);
}

/* The thread's last wish ends. */
static void
close_want(struct spans *wants, unsigned thread, int64_t at)
{
	for (size_t i = wants->count; i > 0; i--)
		if (wants->list[i - 1].thread == thread) {
			wants->list[i - 1].to = at;
			return;
		}
}

struct timeline
timeline_take(const struct history *h, const struct finding *f)
{
	struct timeline taken = { .h = h, .f = f, .to = INT64_MAX }, *t = &taken;

	for (size_t i = 0; i < h->operation_count; i++) {
		const struct operation *o = &h->operations[i];

		if (is(o, "ran"))
			add(&t->ran, o->thread, o->a, o->b);
		else if (is(o, "ready"))
			add(&t->wants, o->thread, o->a, INT64_MAX);
		else if (is(o, "rest") || is(o, "done"))
			close_want(&t->wants, o->thread, o->a);
	}
	if (t->ran.count)
		qsort(t->ran.list, t->ran.count, sizeof *t->ran.list, by_time);
	for (size_t i = 0; i < t->wants.count; i++)
		add_waits(t, &t->wants.list[i]);
	return taken;
}

void
timeline_free(struct timeline *t)
{
	free(t->ran.list);
	free(t->wants.list);
	free(t->waits.list);
}

int64_t
timeline_urgency(const struct timeline *t, unsigned thread, int64_t at, int64_t *since)
{
	int64_t prio = PRIO_NICE_0;

	*since = 0;
	for (size_t i = 0; i < t->h->operation_count; i++) {
		const struct operation *o = &t->h->operations[i];

		if (is(o, "is") && o->thread == thread && o->b <= at) {
			prio = o->a;
			*since = o->b;
		}
	}
	return prio;
}

void
timeline_name(const struct timeline *t, unsigned thread, int64_t at, FILE *out)
{
	int64_t since, prio = timeline_urgency(t, thread, at, &since);

	if (prio < PRIO_DEFAULT)
		fprintf(out, "thread %u (real-time priority %" PRId64 ")", thread, PRIO_DEFAULT - 1 - prio);
	else
		fprintf(out, "thread %u (nice %" PRId64 ")", thread, prio - PRIO_NICE_0);
}

double
in_ms(int64_t ns)
{
	return (double)ns / 1e6;
}

void
timeline_show(const struct timeline *t, int64_t around)
{
	size_t first = 0, last;

	while (first < t->ran.count && t->ran.list[first].to < around)
		first++;
	last = first + ROWS / 3 < t->ran.count ? first + ROWS / 3 : t->ran.count;
	first = last > ROWS ? last - ROWS : 0;
	fputs("at ms       who ran, and for how many ms\n", t->f->shown);
	for (size_t i = first; i < last; i++) {
		const struct span *r = &t->ran.list[i];

		fprintf(t->f->shown, "%9.3f %*sT%u %.3f\n", in_ms(r->from), (int)(r->thread - 1) * 10 + 2, "", r->thread,
			in_ms(r->to - r->from));
	}
}
