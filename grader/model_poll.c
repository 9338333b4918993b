/* SPDX-License-Identifier: MIT */
/*
 * The contract of poll and select (man 2 poll), over pipes of one page and message queues of one message.  File I has
 * two ends that can be waited for: 2I, where it is read from, and 2I+1, where it is written to (a queue has one: 2I).
 *
 *     pipe I   mq I            a file, empty
 *     put I -> 1 or -errno     one byte or message, without waiting      get I -> 1, 0 at the end, -errno
 *     closein I   closeout I   an end of a pipe is closed
 *     poll ASKED WAIT -> N ANSWER    select likewise, in its own terms
 *     poke                     a signal to the thread that waits
 *
 * ASKED: three bits an end, 0 if it is not asked about, else 1 + events.  ANSWER: four bits an end.  WAIT: see below.
 *
 * The files are looked at one after the other, so an answer need not have been true of all of them at one moment.
 * Each has to have been so at some moment since the call; and that nothing is ready, at one.
 */
#include "grader/models.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

enum { FILES = 6, ENDS = 2 * FILES, IN = 1, OUT = 2, ERR = 4, HUP = 8, ALL = 15, NO_FILE = 0, PIPE, MQ };

/* WAIT: milliseconds + 1, 0 for ever; and from bit 32 on whether each entry is there twice. */
enum { WAIT_MASK = 0xfffff, TWICE_BIT = 32 };

struct poll_state {
	int64_t kind[FILES], held[FILES], in_closed[FILES], out_closed[FILES];
	int64_t poked;
	/* Of each thread in poll: what was ready, and what was not, at some moment since its call. */
	uint64_t was[THREADS_MOST], was_not[THREADS_MOST];
};

static void
start(void *state)
{
	memset(state, 0, sizeof(struct poll_state));
}

static bool
is(const struct operation *o, const char *name)
{
	return strcmp(o->name, name) == 0;
}

static bool
is_poll(const struct operation *o)
{
	return is(o, "poll") || is(o, "select");
}

static uint64_t
ready_file(const struct poll_state *s, int i)
{
	uint64_t in = (s->held[i] ? IN : 0) | (s->out_closed[i] ? HUP : 0);
	uint64_t out = (s->held[i] ? 0 : OUT) | (s->in_closed[i] ? ERR : 0);

	return s->kind[i] == PIPE ? in | out << 4 : s->kind[i] == MQ ? (s->held[i] ? IN : OUT) : 0;
}

/* Four bits an end. */
static uint64_t
ready(const struct poll_state *s)
{
	uint64_t all = 0;

	for (int i = 0; i < FILES; i++)
		all |= ready_file(s, i) << 8 * i;
	return all;
}

static void
note(struct poll_state *s, unsigned thread)
{
	s->was[thread] |= ready(s);
	s->was_not[thread] |= ~ready(s);
}

static void
called(void *state, const struct operation *o)
{
	if (is_poll(o))
		note(state, o->thread);
}

/* What o would be told of `bits`, which may come from several moments. */
static uint64_t
seen_by(const struct operation *o, uint64_t bits)
{
	uint64_t answer = 0;

	for (int end = 0; end < ENDS; end++) {
		unsigned code = o->a >> 3 * end & 7, events = code ? code - 1 : 0;
		unsigned of = bits >> 4 * end & ALL;

		if (is(o, "select"))
			of = ((of & (IN | HUP | ERR)) ? IN : 0) | ((of & (OUT | ERR)) ? OUT : 0);
		else
			events |= ERR | HUP;
		answer |= code ? (uint64_t)(of & events) << 4 * end : 0;
	}
	return answer;
}

/* Entries of poll with an answer, descriptors in select's sets. */
static int64_t
count_of(const struct operation *o, uint64_t answer)
{
	int64_t n = 0;

	for (int end = 0; end < ENDS; end++) {
		unsigned of = answer >> 4 * end & ALL;
		n += is(o, "select") ? __builtin_popcount(of) : of != 0;
	}
	return o->b >> TWICE_BIT ? 2 * n : n;
}

static bool
may_answer(const struct poll_state *s, const struct operation *o, uint64_t answer)
{
	uint64_t asked = seen_by(o, ~UINT64_C(0)), was = seen_by(o, s->was[o->thread]);
	uint64_t still = seen_by(o, ~s->was_not[o->thread]); /* ready all the time */

	return !(answer & ~asked) && !(answer & ~was) && !(still & ~answer) && o->r == count_of(o, answer);
}

static bool
may_end(struct poll_state *s, const struct operation *o, uint64_t now)
{
	uint64_t answer = (uint64_t)o->v, is_ready = seen_by(o, ready(s));
	int64_t limit = (o->b & WAIT_MASK) - 1;

	if (!o->returned)
		return is_ready != 0;
	if (o->r > 0)
		return may_answer(s, o, answer) && in_time(o, limit * 1000000, false, now);
	if (o->r == 0)
		return limit >= 0 && !answer && !is_ready && in_time(o, limit * 1000000, true, now);
	return o->r == -EINTR && !is_ready && s->poked-- > 0;
}

static bool
put(struct poll_state *s, const struct operation *o)
{
	int64_t i = o->a, r = s->in_closed[i] ? -EPIPE : s->kind[i] == MQ && s->held[i] ? -EAGAIN : 1;

	s->held[i] += r == 1;
	return !o->returned || o->r == r;
}

static bool
get(struct poll_state *s, const struct operation *o)
{
	int64_t i = o->a, r = s->held[i] ? 1 : s->out_closed[i] ? 0 : -EAGAIN;

	s->held[i] -= r == 1;
	return !o->returned || o->r == r;
}

static bool
change(struct poll_state *s, const struct operation *o)
{
	if (is(o, "put"))
		return put(s, o);
	if (is(o, "get"))
		return get(s, o);
	if (is(o, "pipe") || is(o, "mq"))
		s->kind[o->a] = is(o, "pipe") ? PIPE : MQ;
	else if (is(o, "closein"))
		s->in_closed[o->a] = 1;
	else if (is(o, "closeout"))
		s->out_closed[o->a] = 1;
	else
		return false;
	return !o->returned || o->r == 0;
}

static bool
step(void *state, const struct operation *o, uint64_t now)
{
	struct poll_state *s = state;

	if (is_poll(o)) {
		bool good = may_end(s, o, now);
		s->was[o->thread] = s->was_not[o->thread] = 0;
		return good;
	}
	if (is(o, "poke"))
		return s->poked++, true;
	if (o->a < 0 || o->a >= FILES || !change(s, o))
		return false;
	for (unsigned t = 0; t < THREADS_MOST; t++)
		if (s->was[t] | s->was_not[t])
			note(s, t);
	return true;
}

static void
tell_state(const void *state, FILE *out)
{
	const struct poll_state *s = state;
	const char *between = "";

	for (int i = 0; i < FILES; i++) {
		if (s->kind[i] == NO_FILE)
			continue;
		fprintf(out, "%s%s %d holds %" PRId64 "%s%s", between, s->kind[i] == PIPE ? "pipe" : "mq", i, s->held[i],
			s->out_closed[i] ? ", no writer" : "", s->in_closed[i] ? ", no reader" : "");
		between = "; ";
	}
}

/* "0r:IN 3w:OUT|ERR" */
static void
tell_ends(uint64_t mask, int width, const char *between, FILE *out)
{
	static const char *const names[] = { "IN", "OUT", "ERR", "HUP" };

	for (int end = 0; end < ENDS; end++) {
		unsigned of = mask >> width * end & ((1u << width) - 1);
		const char *before = "";

		if (of == 0)
			continue;
		fprintf(out, "%s%d%s:", between, end / 2, end % 2 ? "w" : "r");
		between = " ";
		of -= width == 3;
		for (int bit = 0; bit < 4; bit++)
			if (of >> bit & 1)
				fprintf(out, "%s%s", before, names[bit]), before = "|";
	}
}

static void
tell_call(const struct operation *o, FILE *out)
{
	int64_t wait = (o->b & WAIT_MASK) - 1;

	fprintf(out, "%s(", o->name);
	if (!is_poll(o)) {
		if (!is(o, "poke"))
			fprintf(out, "%" PRId64, o->a);
	} else {
		bool twice = o->b >> TWICE_BIT;

		fputs(twice ? "twice each" : "", out);
		tell_ends((uint64_t)o->a, 3, twice ? " " : "", out);
		if (wait >= 0)
			fprintf(out, ", %" PRId64 " ms", wait);
	}
	fputc(')', out);
}

static void
tell_result(const struct operation *o, FILE *out)
{
	if (o->r < 0)
		fputs(o->r == -EINTR ? "-EINTR" : o->r == -EAGAIN ? "-EAGAIN" : o->r == -EPIPE ? "-EPIPE" : "", out);
	if (o->r >= 0 || (o->r != -EINTR && o->r != -EAGAIN && o->r != -EPIPE))
		fprintf(out, "%" PRId64, o->r);
	if (is_poll(o) && o->v) {
		tell_ends((uint64_t)o->v & ((UINT64_C(1) << 4 * ENDS) - 1), 4, ": ", out);
		fputs((uint64_t)o->v >> 4 * ENDS ? " and what nobody asked for" : "", out);
	}
}

const struct model model_poll = {
	.name = "poll",
	.size = sizeof(struct poll_state),
	.start = start,
	.called = called,
	.step = step,
	.tell_state = tell_state,
	.tell_call = tell_call,
	.tell_result = tell_result,
};
