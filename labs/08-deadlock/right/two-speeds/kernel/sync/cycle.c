/* SPDX-License-Identifier: MIT */
/*
 * Tortoise and hare: one goes a step at a time, the other two; where there is a circle they meet.  Nothing is kept of
 * the way; the circle is collected when it is known that there is one.
 */
#include "kernel/sync/cycle.h"

#include "kernel/sync/deadlock.h"

/* One further, or NULL.  Takes the reference over, and gives one. */
static struct thread *
step(struct thread *t)
{
	struct thread *next = NULL;
	uint32_t tid;

	if (t == NULL)
		return NULL;
	if (deadlock_waits(t))
		next = deadlock_holder(t, &tid);
	thread_put(t);
	return next;
}

/* Does the way from t run in a circle?  While one looks the graph changes: so many steps, no more. */
static bool
never_ends(struct thread *t)
{
	struct thread *slow = thread_get(t), *fast = step(thread_get(t));
	unsigned int steps = 0;

	while (fast != NULL && slow != NULL && fast != slow && steps++ < 2 * DEADLOCK_CHAIN) {
		slow = step(slow);
		fast = step(step(fast));
	}
	bool met = fast != NULL && fast == slow;
	if (slow != NULL)
		thread_put(slow);
	if (fast != NULL)
		thread_put(fast);
	return met;
}

/* The threads from t on until t comes again; 0 if it does not. */
static unsigned int
collect(struct thread *t, struct thread *circle[], uint64_t wait[])
{
	struct thread *at = thread_get(t);
	unsigned int n = 0;

	while (at != NULL && n < DEADLOCK_CHAIN && (n == 0 || at != t)) {
		circle[n] = thread_get(at);
		at = step(at);
		wait[n] = circle[n]->wait_count; /* asked first: it may have begun another wait before the answer */
		n++;
	}
	if (at != NULL)
		thread_put(at);
	if (at == t)
		return n;
	while (n > 0)
		thread_put(circle[--n]);
	return 0;
}

void
cycle_report(struct thread *t)
{
	struct thread *first[DEADLOCK_CHAIN], *second[DEADLOCK_CHAIN];
	uint64_t wait[DEADLOCK_CHAIN], again[DEADLOCK_CHAIN];
	unsigned int n, m;
	bool same;

	if (!never_ends(t))
		return;
	n = collect(t, first, wait);
	m = collect(t, second, again);
	same = n > 0 && n == m;
	for (unsigned int i = 0; same && i < n; i++)
		same = first[i] == second[i] && wait[i] == again[i];
	if (same)
		deadlock_cycle_hook(second, m);
	while (n > 0)
		thread_put(first[--n]);
	while (m > 0)
		thread_put(second[--m]);
}
