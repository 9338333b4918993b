/* SPDX-License-Identifier: MIT */
/* Walking the wait-for graph; see deadlock.h for what is an edge.
 *
 * A thread announces what it is about to wait for (wait_reason, wait_word,
 * wait_forever) before it walks, so of two threads that close a cycle at the
 * same moment at least one sees the other's announcement:
 *
 *     CPU 0: T1 wants B, held by T2       CPU 1: T2 wants A, held by T1
 *     announces B                         announces A
 *     walks: B -> T2 -> A?                walks: A -> T1 -> B?
 *
 * A woken thread keeps its announcement until it runs; wait_woken tells.
 *
 * Others run while one looks at them one after the other, so it looks twice:
 *
 *     CPU 0: T1 is about to wait          CPU 1
 *     is T1 woken? no                     T2 wakes T1
 *     does T2 wait? yes                   T2 waits, its next time
 *   Only if each is in the same wait both times (wait_count), and not woken the
 *   second time, there was a moment at which all of them waited. */
#include "kernel/sync/deadlock.h"

#include "kernel/abi/futex.h"
#include "kernel/arch/machine.h"
#include "kernel/sched/signal.h"
#include "kernel/sync/report.h"
#include "lib/base/string.h"

#define MAX_CHAIN 64

static bool
peek32(struct thread *t, uint64_t address, uint32_t *value)
{
	return t->mm != NULL && vm_peek(t->mm, address, value, sizeof *value) == sizeof *value;
}

/* The lock word t announced by list_op_pending, or 0. */
static uint64_t
announced_lock(struct thread *t)
{
	struct robust_list_head head;

	if (t->robust_list.addr == 0 ||
	    vm_peek(t->mm, t->robust_list.addr, &head, sizeof head) != sizeof head ||
	    head.list_op_pending == NULL)
		return 0;
	return (uint64_t)head.list_op_pending + (uint64_t)head.futex_offset;
}

/* The thread whose end clears `word`, with a reference, or NULL.  Until then its
 * number is there (pthread_create asks clone for that). */
static struct thread *
joined_thread(struct thread *t, uint64_t word)
{
	struct thread *other;
	uint32_t tid;

	if (!peek32(t, word, &tid))
		return NULL;
	other = thread_find(t->world, tid);
	if (other == NULL || (other->mm == t->mm && other->clear_child_tid.addr == word))
		return other;
	thread_put(other);
	return NULL;
}

enum trace_reason
deadlock_classify(struct thread *t, uptr word)
{
	struct thread *joined;

	if (announced_lock(t) == word.addr)
		return TRACE_REASON_LOCK;
	joined = joined_thread(t, word.addr);
	if (joined == NULL)
		return TRACE_REASON_FUTEX;
	thread_put(joined);
	return TRACE_REASON_JOIN;
}

bool
deadlock_waits(const struct thread *t)
{
	return t->wait_forever && !t->wait_woken && !t->interrupt && !t->killed &&
	       (t->wait_reason == TRACE_REASON_LOCK || t->wait_reason == TRACE_REASON_JOIN ||
		t->wait_reason == TRACE_REASON_FUTEX);
}

struct thread *
deadlock_holder(struct thread *t, uint32_t *tid)
{
	uint32_t word;

	*tid = 0;
	if (t->wait_reason == TRACE_REASON_JOIN)
		return joined_thread(t, t->wait_word.addr);
	if (t->wait_reason != TRACE_REASON_LOCK || !peek32(t, t->wait_word.addr, &word))
		return NULL;
	*tid = word & FUTEX_TID_MASK;
	return *tid == 0 ? NULL : thread_find(t->world, *tid);
}

static void
drop(struct thread *chain[], unsigned int n)
{
	while (n > 0)
		thread_put(chain[--n]);
}

/* Follows holders from t; the cycle through t, or an empty chain.  The members
 * carry references. */
static unsigned int
find_cycle(struct thread *t, struct thread *chain[MAX_CHAIN])
{
	unsigned int n = 0;
	struct thread *next = thread_get(t);
	uint32_t tid;

	while (next != NULL && n < MAX_CHAIN) {
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

/* All threads of t's process wait for ever on memory no one else has: the sum
 * of their wait_count, else 0. */
static uint64_t
whole_process_waits(struct thread *t)
{
	struct signal_state *s = t->signals;
	struct thread *other;
	uint64_t sum = 0;
	bool all;

	spin_lock(&s->lock);
	all = __atomic_load_n(&s->unwoken, __ATOMIC_SEQ_CST) >= s->thread_count;
	list_for_each(other, &s->threads, process_link) {
		if (!all)
			break;
		all = deadlock_waits(other) && other->wait_private;
		sum += other->wait_count;
	}
	spin_unlock(&s->lock);
	return all ? sum : 0;
}

/* The cycle through t as find_cycle gives it, and the sum of their wait_count. */
static unsigned int
look_for_cycle(struct thread *t, struct thread *chain[MAX_CHAIN], uint64_t *sum)
{
	unsigned int n = find_cycle(t, chain);

	*sum = 0;
	for (unsigned int i = 0; i < n; i++)
		*sum += chain[i]->wait_count;
	return n;
}

static bool
report_if_cycle(struct thread *t)
{
	struct thread *chain[MAX_CHAIN];
	uint64_t before, after;
	unsigned int n = look_for_cycle(t, chain, &before);

	drop(chain, n);
	if (n == 0)
		return false;
	n = look_for_cycle(t, chain, &after);
	if (n > 0 && before == after)
		report_cycle(chain, n);
	drop(chain, n);
	return n > 0 && before == after;
}

void
deadlock_begin(void)
{
	current->wait_count++;
	current->wait_woken = false;
	__atomic_fetch_add(&current->signals->unwoken, 1, __ATOMIC_SEQ_CST);
}

void
deadlock_end(struct thread *t)
{
	if (!__atomic_exchange_n(&t->wait_woken, true, __ATOMIC_SEQ_CST))
		__atomic_fetch_sub(&t->signals->unwoken, 1, __ATOMIC_SEQ_CST);
}

void
deadlock_check(struct thread *t)
{
	uint64_t before;

	if (t->wait_reason != TRACE_REASON_FUTEX && report_if_cycle(t))
		return;
	before = whole_process_waits(t);
	if (before > 0 && before == whole_process_waits(t))
		report_process(t);
}
