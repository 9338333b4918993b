/* SPDX-License-Identifier: MIT */
/* Kernel mutex: a holder and a queue.  The spinlock inside guards both for a
 * few instructions; the mutex itself may be held across sleeps and faults.
 * Each thread counts its held ranks in a bit set, by which order is checked. */
#include "kernel/sync/mutex.h"

#include "kernel/abi/errno.h"
#include "kernel/base/panic.h"
#include "kernel/sched/thread.h"

_Static_assert(RANK_LAST_MUTEX < 32, "ranks fit in thread.mutex_ranks");

void
mutex_init(struct mutex *m, enum lock_rank rank, const char *name)
{
	*m = (struct mutex){ .rank = rank, .name = name };
	spinlock_init(&m->lock, RANK_PROCESS, name);
	waitq_init(&m->waiters);
}

bool
mutex_held(const struct mutex *m)
{
	return __atomic_load_n(&m->holder, __ATOMIC_RELAXED) == current;
}

static void
check_order(const struct mutex *m)
{
	if (m->holder == current)
		panic("%s taken twice by %s", m->name, current->name);
	if (current->mutex_ranks >> m->rank != 0 && !m->same_rank)
		panic("lock order: mutex %s (rank %d) taken while holding ranks %#x", m->name,
		      m->rank, current->mutex_ranks);
}

static int
lock(struct mutex *m, bool killable)
{
	const struct wait_how how = { .reason = TRACE_REASON_MUTEX, .object = (uint64_t)m,
				      .deadline = WAIT_FOREVER, .uninterruptible = !killable };
	int error;

	check_order(m);
	assert_eq(preempt_count(), 0);
	spin_lock(&m->lock);
	error = wait_until(&m->waiters, &m->lock, m->holder == NULL, &how);
	if (error == 0) {
		m->holder = current;
		current->mutex_ranks |= 1u << m->rank;
	}
	spin_unlock(&m->lock);
	return error;
}

void
mutex_lock(struct mutex *m)
{
	lock(m, false);
}

int
mutex_lock_killable(struct mutex *m)
{
	return lock(m, true);
}

bool
mutex_trylock(struct mutex *m)
{
	bool got;

	spin_lock(&m->lock);
	got = m->holder == NULL;
	if (got) {
		m->holder = current;
		current->mutex_ranks |= 1u << m->rank;
	}
	spin_unlock(&m->lock);
	return got;
}

void
mutex_unlock(struct mutex *m)
{
	if (!mutex_held(m))
		panic("%s released by %s, which does not hold it", m->name, current->name);
	current->mutex_ranks &= ~(1u << m->rank);
	spin_lock(&m->lock);
	m->holder = NULL;
	wake_one(&m->waiters);
	spin_unlock(&m->lock);
}

void
wait_lock_mutex_(struct mutex *m)
{
	mutex_lock(m);
}

void
wait_unlock_mutex_(struct mutex *m)
{
	mutex_unlock(m);
}
