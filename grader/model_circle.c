/* SPDX-License-Identifier: MIT */
/*
 * Who waits for whom, and of which circle the kernel told last (labs/08-deadlock).
 *
 *     take LOCK      give LOCK      join THREAD      leave
 *     look -> LENGTH MEMBERS    the last circle told of: four bits a thread, each waits for the next, the last for
 *                               the first, which has the lowest number; 0 0: none yet
 */
#include "grader/models.h"

#include <inttypes.h>
#include <string.h>

enum { LOCKS = 16, JOINS = 100 };

struct circle_state {
	int64_t holder[LOCKS];		/* thread + 1, 0: free */
	int64_t left[THREADS_MOST];	/* it has ended */
	int64_t wants[THREADS_MOST];	/* lock + 1, JOINS + thread; 0: it goes on */
	int64_t length, members;	/* of the circle closed last */
};

static bool
is(const struct operation *o, const char *name)
{
	return strcmp(o->name, name) == 0;
}

static void
start(void *state)
{
	memset(state, 0, sizeof(struct circle_state));
}

/* -1: for nobody. */
static int64_t
waits_for(const struct circle_state *s, int64_t thread)
{
	int64_t wants = s->wants[thread];

	return wants >= JOINS ? wants - JOINS : wants > 0 ? s->holder[wants - 1] - 1 : -1;
}

static void
note_circle(struct circle_state *s, int64_t thread)
{
	int64_t t = thread, least = thread, length = 0, members = 0;

	do {
		t = waits_for(s, t);
		least = t < least ? t : least;
		length++;
	} while (t >= 0 && t != thread && length < THREADS_MOST);
	if (t != thread)
		return;
	for (int64_t i = 0; i < length; i++, least = waits_for(s, least))
		members |= least << 4 * i;
	s->length = length;
	s->members = members;
}

static bool
is_sane(const struct operation *o)
{
	return o->a >= 0 && o->a < LOCKS && o->thread < THREADS_MOST;
}

static void
called(void *state, const struct operation *o)
{
	struct circle_state *s = state;

	if (!is_sane(o) || (!is(o, "take") && !is(o, "join")))
		return;
	s->wants[o->thread] = is(o, "take") ? o->a + 1 : JOINS + o->a;
	note_circle(s, o->thread);
}

static bool
take(struct circle_state *s, const struct operation *o)
{
	s->wants[o->thread] = 0;
	if (s->holder[o->a])
		return false;
	s->holder[o->a] = o->thread + 1;
	return !o->returned || o->r == 0;
}

static bool
step(void *state, const struct operation *o, uint64_t now)
{
	struct circle_state *s = state;

	if (!is_sane(o))
		return false;
	if (is(o, "look"))
		return !o->returned || (o->r == s->length && o->v == s->members);
	if (is(o, "take"))
		return take(s, o);
	if (is(o, "join") && !s->left[o->a])
		return false;
	if (is(o, "give"))
		s->holder[o->a] = 0;
	else if (is(o, "join"))
		s->wants[o->thread] = 0;
	else if (is(o, "leave"))
		s->left[o->thread] = 1;
	else
		return false;
	return !o->returned || o->r == 0;
}

static void
tell_circle(int64_t length, int64_t members, FILE *out)
{
	if (length == 1)
		fprintf(out, "thread %" PRId64 " waits for itself", members & 15);
	for (int64_t i = 0; length > 1 && i <= length; i++)
		fprintf(out, "%s%" PRId64, i == 0 ? "" : " waits for ", members >> 4 * (i % length) & 15);
}

static void
tell_state(const void *state, FILE *out)
{
	const struct circle_state *s = state;

	fputs(s->length ? "the last circle: " : "there was no circle", out);
	tell_circle(s->length, s->members, out);
}

static void
tell_call(const struct operation *o, FILE *out)
{
	if (is(o, "look"))
		fputs("look at /proc/deadlocks", out);
	else if (is(o, "leave"))
		fputs("leave()", out);
	else
		fprintf(out, "%s(%s %" PRId64 ")", o->name, is(o, "join") ? "thread" : "lock", o->a);
}

static void
tell_result(const struct operation *o, FILE *out)
{
	if (is(o, "look") && o->r == 0)
		fputs("tells of no circle", out);
	else if (is(o, "look"))
		tell_circle(o->r, o->v, out);
	else
		fputs(o->r == 0 ? "ok" : "an error", out);
}

const struct model model_circle = {
	.name = "circle",
	.size = sizeof(struct circle_state),
	.start = start,
	.called = called,
	.step = step,
	.tell_state = tell_state,
	.tell_call = tell_call,
	.tell_result = tell_result,
};
