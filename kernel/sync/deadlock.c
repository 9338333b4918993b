/* SPDX-License-Identifier: MIT */
/* The edges of the wait-for graph, and the moment to look for a circle; see deadlock.h.
 *
 * A thread announces what it is about to wait for (wait_reason, wait_word,
 * wait_forever) before it looks, so of two threads that close a cycle at the
 * same moment at least one sees the other's announcement:
 *
 *     CPU 0: T1 wants B, held by T2       CPU 1: T2 wants A, held by T1
 *     announces B                         announces A
 *     walks: B -> T2 -> A?                walks: A -> T1 -> B?
 *
 * A woken thread keeps its announcement until it runs; wait_woken tells. */
#include "kernel/sync/deadlock.h"

#include "kernel/abi/futex.h"
#include "kernel/arch/machine.h"
#include "kernel/sync/cycle.h"
#include "lib/base/string.h"

void (*deadlock_cycle_hook)(struct thread **chain, unsigned int n);

static bool
peek32(struct thread *t, uint64_t address, uint32_t *value)
{
	struct mm *mm = __atomic_load_n(&t->mm, __ATOMIC_RELAXED);

	return mm != NULL && vm_peek(mm, address, value, sizeof *value) == sizeof *value;
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

void
deadlock_announce(uptr word, const struct vm_key *key, enum trace_reason reason)
{
	struct thread *t = current;

	t->wait_count++;
	t->wait_word = word;
	t->wait_private = key->id == t->mm->id;
	t->wait_forever = true;
	t->wait_by = 0; /* it does not wait yet */
	__atomic_store_n(&t->wait_reason, reason, __ATOMIC_SEQ_CST);
	if (reason != TRACE_REASON_FUTEX)
		cycle_report(t);
}
