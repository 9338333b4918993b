/* SPDX-License-Identifier: MIT */
/* Depth-first: the way from t, by recursion; a thread that is on the way already closes a circle. */
#include "kernel/sync/cycle.h"

#include "kernel/sync/deadlock.h"

struct way {
	struct thread *thread[DEADLOCK_CHAIN]; /* references */
	uint64_t wait[DEADLOCK_CHAIN];         /* which of its waits it was */
	unsigned int n, closed;                /* closed: where the way came back to */
};

static bool
passes(struct way *w, const struct thread *t)
{
	for (w->closed = 0; w->closed < w->n; w->closed++)
		if (w->thread[w->closed] == t)
			return true;
	return false;
}

/* Takes the reference to t over.  True if the way from there comes back to one that it has passed. */
static bool
visit(struct way *w, struct thread *t)
{
	struct thread *next;
	uint32_t tid;

	if (passes(w, t) || w->n == DEADLOCK_CHAIN) {
		thread_put(t);
		return w->n < DEADLOCK_CHAIN || w->closed < w->n;
	}
	w->thread[w->n] = t;
	next = deadlock_waits(t) ? deadlock_holder(t, &tid) : NULL;
	w->wait[w->n++] = t->wait_count; /* asked first: it may have begun another wait before the answer */
	return next != NULL && visit(w, next);
}

/* Is there a circle through t? */
static bool
search(struct way *w, struct thread *t)
{
	*w = (struct way){ .n = 0 };
	return visit(w, thread_get(t)) && w->closed == 0;
}

static void
drop(struct way *w)
{
	for (unsigned int i = 0; i < w->n; i++)
		thread_put(w->thread[i]);
}

void
cycle_report(struct thread *t)
{
	struct way first, second;
	bool same = search(&first, t);

	if (same) {
		same = search(&second, t) && second.n == first.n;
		for (unsigned int i = 0; same && i < first.n; i++)
			same = first.thread[i] == second.thread[i] && first.wait[i] == second.wait[i];
		if (same)
			deadlock_cycle_hook(second.thread, second.n);
		drop(&second);
	}
	drop(&first);
}
