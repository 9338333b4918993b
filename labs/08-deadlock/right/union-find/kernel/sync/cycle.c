/* SPDX-License-Identifier: MIT */
/*
 * Union-find: each edge joins the sets of its two ends.  An edge between two of the same set closes a circle: nobody
 * waits for two, so in a set of n threads without a circle there are n-1 edges, and one more has nowhere else to lead.
 */
#include "kernel/sync/cycle.h"

#include "kernel/sync/deadlock.h"

struct sets {
	struct thread *thread[DEADLOCK_CHAIN]; /* references */
	uint64_t wait[DEADLOCK_CHAIN];
	unsigned int parent[DEADLOCK_CHAIN];   /* itself: it stands for its set */
	unsigned int n;
};

static unsigned int
find(struct sets *s, unsigned int i)
{
	while (s->parent[i] != i)
		i = s->parent[i] = s->parent[s->parent[i]];
	return i;
}

/* The number of t, whose reference is taken over; DEADLOCK_CHAIN: there is no room. */
static unsigned int
number(struct sets *s, struct thread *t)
{
	for (unsigned int i = 0; i < s->n; i++)
		if (s->thread[i] == t) {
			thread_put(t);
			return i;
		}
	if (s->n == DEADLOCK_CHAIN) {
		thread_put(t);
		return DEADLOCK_CHAIN;
	}
	s->thread[s->n] = t;
	s->parent[s->n] = s->n;
	return s->n++;
}

/* Adds the edges of the way from t, which has number 0.  Is there a circle through it?  Then all in s are on it. */
static bool
add_edges(struct sets *s, struct thread *t)
{
	unsigned int from = number(s, thread_get(t)), to;

	for (;; from = to) {
		struct thread *at = s->thread[from], *next;
		uint32_t tid;

		next = deadlock_waits(at) ? deadlock_holder(at, &tid) : NULL;
		s->wait[from] = at->wait_count; /* asked first: it may have begun another wait before the answer */
		if (next == NULL)
			return false;
		to = number(s, next);
		if (to == DEADLOCK_CHAIN)
			return false;
		if (find(s, from) == find(s, to))
			return to == 0;
		s->parent[find(s, from)] = find(s, to);
	}
}

static void
drop(struct sets *s)
{
	for (unsigned int i = 0; i < s->n; i++)
		thread_put(s->thread[i]);
}

static bool
same_waits(const struct sets *a, const struct sets *b)
{
	bool same = a->n == b->n;

	for (unsigned int i = 0; same && i < a->n; i++)
		same = a->thread[i] == b->thread[i] && a->wait[i] == b->wait[i];
	return same;
}

void
cycle_report(struct thread *t)
{
	struct sets before = { .n = 0 }, after = { .n = 0 };

	if (add_edges(&before, t) && add_edges(&after, t) && same_waits(&before, &after))
		deadlock_cycle_hook(after.thread, after.n);
	drop(&before);
	drop(&after);
}
