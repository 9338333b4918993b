/* SPDX-License-Identifier: MIT */
/*
 * See stream_order.h.  A search with backtracking along the stream: at the
 * end of each record the next may be the next unread write of any thread, and
 * the digest at the end of each read says whether the guesses were right.
 * Reads are short, so a wrong guess dies within a record or two.
 */
#include "grader/stream_order.h"

#include <stdlib.h>
#include <string.h>

#include "tools/heddle/say.h"

enum { STEPS_MOST = 1000000 };

struct search {
	const struct history *h;
	const struct workload *w;
	const struct operation **reads;
	size_t read_count;
	const struct operation **order;		/* of the writes, as far as known */
	size_t order_count;
	size_t next[THREADS_MOST];		/* where to look for the thread's next write */
	long steps;
};

/* How far along the stream: in which read, how much of it, in which digest. */
struct place {
	size_t read;
	int64_t done;
	uint64_t digest;
};

static const struct search *found;

static bool
is_write(const struct operation *o)
{
	return (strcmp(o->name, "write") == 0 || strcmp(o->name, "wnb") == 0) && (!o->returned || o->r > 0);
}

static const struct operation *
next_write(struct search *s, unsigned thread)
{
	for (; s->next[thread] < s->h->operation_count; s->next[thread]++) {
		const struct operation *o = &s->h->operations[s->next[thread]];
		if (o->thread == thread && is_write(o))
			return o;
	}
	return NULL;
}

/* Feeds a record to the reads from `at` on.  False at the first digest that does not fit. */
static bool
feed(const struct search *s, const struct operation *o, struct place *at)
{
	int64_t size = o->returned ? o->r : o->b;

	for (int64_t i = 0; i < size && at->read < s->read_count; i++) {
		const struct operation *r = s->reads[at->read];

		at->digest = (at->digest ^ s->w->bytes[(size_t)(o->a + i) % s->w->size]) * UINT64_C(0x100000001b3);
		if (++at->done < r->r)
			continue;
		if ((int64_t)at->digest != r->v)
			return false;
		at->read++;
		at->done = 0;
		at->digest = UINT64_C(0xcbf29ce484222325);
	}
	return true;
}

static bool
search(struct search *s, struct place at)
{
	if (at.read == s->read_count)
		return true;
	for (unsigned t = 0; t < THREADS_MOST && s->steps < STEPS_MOST; t++) {
		const struct operation *o = next_write(s, t);
		struct place after = at;
		size_t here = s->next[t];

		s->steps++;
		if (!o || !feed(s, o, &after))
			continue;
		s->order[s->order_count++] = o;
		s->next[t]++;
		if (search(s, after))
			return true;
		s->next[t] = here;
		s->order_count--;
	}
	return false;
}

/* All reads that got bytes, if one thread made them and from one pipe. */
static bool
collect_reads(struct search *s)
{
	int pipes = 0;

	for (size_t i = 0; i < s->h->operation_count; i++) {
		const struct operation *o = &s->h->operations[i];

		pipes += strcmp(o->name, "new") == 0;
		if (o->name[0] != 'r' || !o->returned || o->r <= 0)
			continue;
		if (s->read_count && o->thread != s->reads[0]->thread)
			return false;
		s->reads[s->read_count++] = o;
	}
	return pipes == 1;
}

bool
stream_order_find(const struct history *h, const struct workload *w)
{
	static struct search s;
	struct place start = { .digest = UINT64_C(0xcbf29ce484222325) };

	free(s.reads);
	free(s.order);
	s = (struct search){ .h = h, .w = w };
	s.reads = must_alloc((h->operation_count + 1) * sizeof *s.reads);
	s.order = must_alloc((h->operation_count + 1) * sizeof *s.order);
	bool one_reader = collect_reads(&s);
	found = one_reader && search(&s, start) ? &s : NULL;
	return found || !one_reader || s.steps >= STEPS_MOST;
}

bool
stream_order_is(const struct operation *o, int64_t turn)
{
	if (!found || (size_t)turn >= found->order_count)
		return true;
	return found->order[turn] == o;
}
