/* SPDX-License-Identifier: MIT */
/* See linear.h. */
#include "grader/linear.h"

#include <stdlib.h>
#include <string.h>

#include "grader/worlds.h"
#include "tools/heddle/say.h"

enum {
	TICK_NS = 10000000,
	LINES_SHOWN = 10,
	WORLDS_MOST = 30000,
};

/* A world: which open operations have taken effect, by thread, then the model's state. */
struct world {
	uint64_t done;
	unsigned char state[];
};

struct judging {
	const struct model *model;
	const struct history *h;
	const struct finding *f;
	struct worlds now, next;
	struct world *scratch;
	const struct operation *open[THREADS_MOST];
};

bool
in_time(const struct operation *o, int64_t timeout, bool timed_out, uint64_t now)
{
	if (timeout <= 0 || o->called == 0 || !o->returned)
		return true;
	uint64_t deadline = o->called + (uint64_t)timeout;
	if (o->ended > deadline + TICK_NS)
		return false;
	return !timed_out || now + TICK_NS >= deadline;
}

void
finding_is_about(const struct finding *f, const struct operation *o)
{
	memcpy(f->about, o->name, NAME_MOST);
}

static void
begin(struct judging *j)
{
	size_t width = sizeof(struct world) + (j->model->size + 7) / 8 * 8;

	worlds_init(&j->now, width);
	worlds_init(&j->next, width);
	j->scratch = must_alloc(width);
	memset(j->scratch, 0, width);
	j->model->start(j->scratch->state);
	worlds_add(&j->now, j->scratch);
}

static void
finish(struct judging *j)
{
	worlds_free(&j->now);
	worlds_free(&j->next);
	free(j->scratch);
}

/* Lets the open operation of `thread` take effect in world i, in scratch.  False if the model forbids it. */
static bool
effect(struct judging *j, size_t i, unsigned thread, uint64_t now)
{
	memcpy(j->scratch, worlds_at(&j->now, i), j->now.width);
	if (j->scratch->done >> thread & 1)
		return false;
	if (!j->model->step(j->scratch->state, j->open[thread], now))
		return false;
	j->scratch->done |= UINT64_C(1) << thread;
	return true;
}

static void
swap_worlds(struct judging *j)
{
	struct worlds swap = j->now;

	j->now = j->next;
	j->next = swap;
}

static void
called(struct judging *j, const struct operation *o)
{
	j->open[o->thread] = o;
	if (!j->model->called)
		return;
	worlds_clear(&j->next);
	for (size_t i = 0; i < j->now.count; i++) {
		memcpy(j->scratch, worlds_at(&j->now, i), j->now.width);
		j->model->called(j->scratch->state, o);
		worlds_add(&j->next, j->scratch);
	}
	swap_worlds(j);
}

/* Keeps the worlds in which o has taken effect by now; those grow at the end of j->now as we look. */
static void
returned(struct judging *j, const struct operation *o)
{
	worlds_clear(&j->next);
	for (size_t i = 0; i < j->now.count && i < WORLDS_MOST; i++) {
		memcpy(j->scratch, worlds_at(&j->now, i), j->now.width);
		if (j->scratch->done >> o->thread & 1) {
			j->scratch->done &= ~(UINT64_C(1) << o->thread);
			worlds_add(&j->next, j->scratch);
			continue;
		}
		for (unsigned t = 0; t < THREADS_MOST; t++)
			if (j->open[t] && effect(j, i, t, o->ended))
				worlds_add(&j->now, j->scratch);
	}
	swap_worlds(j);
}

/* The history's last lines up to event `last`, a column a thread. */
static void
show_history(const struct judging *j, size_t last)
{
	size_t first = last + 1 > LINES_SHOWN ? last + 1 - LINES_SHOWN : 0;

	for (size_t i = first; i <= last && i < j->h->event_count; i++) {
		const struct event *e = &j->h->events[i];
		const struct operation *o = &j->h->operations[e->operation];

		fprintf(j->f->shown, "%*sT%u ", (int)(o->thread % 7) * 10, "", o->thread);
		(e->is_return ? j->model->tell_result : j->model->tell_call)(o, j->f->shown);
		fputc('\n', j->f->shown);
	}
}

static void
tell_broken(const struct judging *j, const struct operation *o, size_t event)
{
	const struct world *before = worlds_at(&j->next, 0);	/* returned() has swapped */

	finding_is_about(j->f, o);
	fputs("a result that some order of the calls explains; before it, ", j->f->expected);
	j->model->tell_state(before->state, j->f->expected);
	fprintf(j->f->seen, "thread %u: ", o->thread);
	j->model->tell_call(o, j->f->seen);
	fputs(" -> ", j->f->seen);
	j->model->tell_result(o, j->f->seen);
	if (o->called)
		fprintf(j->f->seen, ", after %.1f ms", (double)(o->ended - o->called) / 1e6);
	show_history(j, event);
}

/* Could the open operation of `thread` have gone on in every world still possible? */
static bool
could_go_on(struct judging *j, unsigned thread)
{
	for (size_t i = 0; i < j->now.count; i++) {
		const struct world *w = worlds_at(&j->now, i);
		if (!(w->done >> thread & 1) && !effect(j, i, thread, 0))
			return false;
	}
	return true;
}

static bool
tell_hung(struct judging *j)
{
	const struct world *w = worlds_at(&j->now, 0);
	const char *rest = "every call to return";

	for (unsigned t = 0; t < THREADS_MOST; t++) {
		if (!j->open[t])
			continue;
		fprintf(j->f->seen, "%sthread %u never returns from ", ftell(j->f->seen) ? "; " : "", t);
		j->model->tell_call(j->open[t], j->f->seen);
		if (could_go_on(j, t)) {
			rest = "a waiting call to go on once it can";
			finding_is_about(j->f, j->open[t]);
		}
	}
	fprintf(j->f->expected, "%s; at the end, ", rest);
	j->model->tell_state(w->state, j->f->expected);
	if (ftell(j->f->seen) == 0)
		fputs("the test was stopped outside any call: a loop without end?", j->f->seen);
	show_history(j, j->h->event_count - 1);
	return false;
}

bool
linear_judge(const struct model *model, const struct history *h, const struct finding *f)
{
	struct judging j = { .model = model, .h = h, .f = f };
	bool good = true, possible = !model->prepare || model->prepare(h);

	begin(&j);
	for (size_t i = 0; good && i < h->event_count; i++) {
		const struct operation *o = &h->operations[h->events[i].operation];

		if (!h->events[i].is_return) {
			called(&j, o);
			continue;
		}
		returned(&j, o);
		j.open[o->thread] = NULL;
		*f->gave_up |= possible && j.next.count > WORLDS_MOST;
		good = j.now.count > 0;
		if (!good)
			tell_broken(&j, o, i);
	}
	if (good && h->ending == END_HUNG)
		good = tell_hung(&j);
	finish(&j);
	return good;
}
