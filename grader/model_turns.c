/* SPDX-License-Identifier: MIT */
/*
 * Who ran when, and is that what a policy promised (labs/04-scheduler)?  Threads
 * that compute notice when they lose the processor, and tell afterwards.  What
 * is judged are properties, never a sequence.
 *
 *     T>work                 till its end
 *     T>is PRIO TIME         from then on thread T is so urgent: 0 most, 139 least (sched/thread.h)
 *     T>ready TIME           it wants to run          T>rest TIME    until then: it sleeps, or yields
 *     T>ran FROM TO          it ran                   T>done TIME    it has done its work
 *
 * Rules, all times in ns, each about what lies in the window told last:
 *
 *     0>window FROM TO
 *     0>strict SLACK         nobody waits longer than that while a less urgent one runs
 *     0>starts T MOST        so long after it became ready T runs at the latest
 *     0>lag T MOST           the sum of these
 *     0>waits T MOST         so long at most T waits between two turns
 *     0>share T LOW|HIGH<<32 per mille of what all of them ran
 *     0>changes SET LEAST|MOST<<32  how often one of the set (a bit a thread) runs after another of it
 *     0>quantum PRIO WANTED -> NS   what sched_rr_get_interval says
 */
#include "grader/models.h"
#include "grader/timeline.h"

#include <inttypes.h>
#include <string.h>

static bool
is(const struct operation *o, const char *name)
{
	return strcmp(o->name, name) == 0;
}

static int64_t
larger(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static int64_t
smaller(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* Did `r` run while the more urgent `w` waited? */
static bool
holds_up(struct timeline *t, const struct span *r, const struct span *w, int64_t slack)
{
	int64_t to = smaller(r->to, w->to), since_r, since_w;
	int64_t prio_r = timeline_urgency(t, r->thread, to, &since_r), prio_w = timeline_urgency(t, w->thread, to, &since_w);
	int64_t from = larger(larger(r->from, w->from), larger(since_r, since_w));

	if (r->thread == w->thread || prio_w >= prio_r || to - from <= slack)
		return false;
	timeline_name(t, w->thread, to, t->f->expected);
	fputs(" to run before ", t->f->expected);
	timeline_name(t, r->thread, to, t->f->expected);
	fprintf(t->f->seen, "thread %u ran from %.3f ms to %.3f ms, and thread %u waited", r->thread, in_ms(r->from), in_ms(r->to),
		w->thread);
	timeline_show(t, to);
	return true;
}

static bool
judge_strict(struct timeline *t, const struct operation *o)
{
	for (size_t r = 0; r < t->ran.count; r++)
		for (size_t w = 0; w < t->waits.count; w++)
			if (holds_up(t, &t->ran.list[r], &t->waits.list[w], o->a))
				return false;
	return true;
}

static bool
waited_too_long(struct timeline *t, const struct span *w, int64_t most, const char *what)
{
	timeline_name(t, (unsigned)w->thread, w->from, t->f->expected);
	fprintf(t->f->expected, " to wait at most %.3f ms %s", in_ms(most), what);
	fprintf(t->f->seen, "it waited from %.3f ms to ", in_ms(w->from));
	if (w->to == INT64_MAX)
		fputs("the end", t->f->seen);
	else
		fprintf(t->f->seen, "%.3f ms", in_ms(w->to));
	timeline_show(t, w->to);
	return false;
}

static bool
in_window(const struct timeline *t, const struct span *s)
{
	return s->from >= t->from && s->from < t->to;
}

/* The span is the beginning of one of its thread's wishes. */
static bool
begins(const struct timeline *t, const struct span *s)
{
	for (size_t i = 0; i < t->wants.count; i++)
		if (t->wants.list[i].thread == s->thread && t->wants.list[i].from == s->from)
			return true;
	return false;
}

static bool
judge_waits(struct timeline *t, const struct operation *o)
{
	bool first = is(o, "starts");

	for (size_t i = 0; i < t->waits.count; i++) {
		const struct span *w = &t->waits.list[i];

		if (w->thread == o->a && in_window(t, w) && w->to - w->from > o->b && (!first || begins(t, w)))
			return waited_too_long(t, w, o->b, first ? "when it becomes ready" : "for its next turn");
	}
	return true;
}

static bool
judge_lag(struct timeline *t, const struct operation *o)
{
	int64_t sum = 0;
	unsigned times = 0;

	for (size_t i = 0; i < t->waits.count; i++) {
		const struct span *w = &t->waits.list[i];

		if (w->thread != o->a || !in_window(t, w) || !begins(t, w))
			continue;
		sum += w->to - w->from;
		times++;
		if (sum > o->b) {
			timeline_name(t, w->thread, w->from, t->f->expected);
			fprintf(t->f->expected, " to run almost at once when it becomes ready: %.3f ms of waiting in all", in_ms(o->b));
			fprintf(t->f->seen, "it waited for %.3f ms in %u times", in_ms(sum), times);
			return timeline_show(t, w->to), false;
		}
	}
	return true;
}

static bool
judge_share(struct timeline *t, const struct operation *o)
{
	int64_t low = o->b & UINT32_MAX, high = o->b >> 32, all = 0, own = 0;

	for (size_t i = 0; i < t->ran.count; i++) {
		const struct span *r = &t->ran.list[i];
		int64_t ns = smaller(r->to, t->to) - larger(r->from, t->from);

		all += larger(ns, 0);
		own += r->thread == o->a ? larger(ns, 0) : 0;
	}
	if (all > 0 && own * 1000 / all >= low && own * 1000 / all <= high)
		return true;
	timeline_name(t, (unsigned)o->a, t->from, t->f->expected);
	fprintf(t->f->expected, " to have %" PRId64 " to %" PRId64 " %% of the time from %.1f ms to %.1f ms", low / 10, high / 10,
		in_ms(t->from), in_ms(t->to));
	fprintf(t->f->seen, "it ran for %.3f ms of %.3f ms", in_ms(own), in_ms(all));
	timeline_show(t, t->to);
	return false;
}

static bool
judge_changes(struct timeline *t, const struct operation *o)
{
	int64_t least = o->b & UINT32_MAX, most = o->b >> 32, changes = 0, last_time = t->to;
	unsigned last = 0;

	for (size_t i = 0; i < t->ran.count; i++) {
		const struct span *r = &t->ran.list[i];

		if (!(o->a >> r->thread & 1) || !in_window(t, r))
			continue;
		changes += last != 0 && last != r->thread;
		last = r->thread;
		if (changes == most + 1 && last_time == t->to)
			last_time = r->from;
	}
	if (changes >= least && changes <= most)
		return true;
	fputs("threads", t->f->expected);
	for (unsigned i = 1; i < THREADS_MOST; i++)
		if (o->a >> i & 1)
			fprintf(t->f->expected, " %u", i);
	fprintf(t->f->expected, " to take over from each other %" PRId64 " to %" PRId64 " times", least, most);
	fprintf(t->f->seen, "they did %" PRId64 " times", changes);
	timeline_show(t, last_time);
	return false;
}

static bool
judge_quantum(struct timeline *t, const struct operation *o)
{
	if (o->r == o->b)
		return true;
	fprintf(t->f->expected, "a turn of %.3f ms at priority %" PRId64 " (0: no end)", in_ms(o->b), o->a);
	fprintf(t->f->seen, "sched_rr_get_interval says %.3f ms", in_ms(o->r));
	return false;
}

static bool
keeps_rule(struct timeline *t, const struct operation *o)
{
	if (is(o, "strict"))
		return judge_strict(t, o);
	if (is(o, "starts") || is(o, "waits"))
		return judge_waits(t, o);
	if (is(o, "lag"))
		return judge_lag(t, o);
	if (is(o, "share"))
		return judge_share(t, o);
	if (is(o, "changes"))
		return judge_changes(t, o);
	if (is(o, "quantum"))
		return judge_quantum(t, o);
	if (is(o, "window")) {
		t->from = o->a;
		t->to = o->b;
	}
	return true;
}

/* A test that was stopped: who was still at work? */
static bool
all_ended(const struct timeline *t)
{
	bool good = true;

	for (size_t i = 0; i < t->h->operation_count; i++) {
		const struct operation *o = &t->h->operations[i];

		if (is(o, "work") && !o->returned)
			fprintf(t->f->seen, "%sthread %u", good ? "stopped were " : ", ", o->thread), good = false;
	}
	if (!good)
		fputs("every thread to come to its end", t->f->expected);
	return good;
}

bool
judge_turns(const struct history *h, const struct workload *w, const struct finding *f)
{
	struct timeline t = timeline_take(h, f);
	bool good = all_ended(&t) && (t.ran.count > 0 || h->ending != END_EXIT);

	(void)w;
	if (!t.ran.count && h->ending == END_EXIT)
		fputs("no thread says that it ran", f->seen);
	for (size_t i = 0; i < h->operation_count && good; i++)
		if (!(good = keeps_rule(&t, &h->operations[i])))
			finding_is_about(f, &h->operations[i]);
	timeline_free(&t);
	return good;
}
