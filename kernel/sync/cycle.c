/* SPDX-License-Identifier: MIT */
/* Walking the wait-for graph: from a thread to the one it waits for, and on.
 *
 * Others run while one looks at them one after the other, so it looks twice:
 *
 *     CPU 0: T1 is about to wait          CPU 1
 *     is T1 woken? no                     T2 wakes T1
 *     does T2 wait? yes                   T2 waits, its next time
 *   Only if each is in the same wait both times (wait_count), and not woken the
 *   second time, there was a moment at which all of them waited.
 *
 * Nobody waits for two at a time, so the way never forks; but it may lead into a
 * circle that t is no part of, and then it has no end of its own. */
#include "kernel/sync/cycle.h"

#include "kernel/sync/deadlock.h"

static void
drop(struct thread *chain[], unsigned int n)
{
	while (n > 0)
		thread_put(chain[--n]);
}

/* Follows holders from t; the cycle through t, or an empty chain.  The members
 * carry references. */
static unsigned int
find_cycle(struct thread *t, struct thread *chain[DEADLOCK_CHAIN])
{
	unsigned int n = 0;
	struct thread *next = thread_get(t);
	uint32_t tid;

	while (next != NULL && n < DEADLOCK_CHAIN) {
		chain[n++] = next;
		next = deadlock_waits(next) ? deadlock_holder(next, &tid) : NULL;
		if (next == t) {
			thread_put(next);
			return n;
		}
	}
	if (next != NULL)
		thread_put(next);
	drop(chain, n);
	return 0;
}

/* The cycle through t as find_cycle gives it, and a hash of who is in it and of their wait_count. */
static unsigned int
look_for_cycle(struct thread *t, struct thread *chain[DEADLOCK_CHAIN], uint64_t *waits)
{
	unsigned int n = find_cycle(t, chain);

	*waits = 0;
	for (unsigned int i = 0; i < n; i++)
		*waits = (*waits ^ (uint64_t)chain[i]->tid << 40 ^ chain[i]->wait_count) * 0x9e3779b97f4a7c15ull;
	return n;
}

void
cycle_report(struct thread *t)
{
	struct thread *chain[DEADLOCK_CHAIN];
	uint64_t before, after;
	unsigned int n = look_for_cycle(t, chain, &before);

	drop(chain, n);
	if (n == 0)
		return;
	n = look_for_cycle(t, chain, &after);
	if (n > 0 && before == after)
		deadlock_cycle_hook(chain, n);
	drop(chain, n);
}
