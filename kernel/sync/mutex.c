/* SPDX-License-Identifier: MIT */
/* Kernel mutex.  The word changes by one atomic instruction while nobody waits,
 * else under the turnstile lock only:
 *
 *      0                     free
 *      holder                held
 *      holder | WAITERS      held, and the turnstile has waiters, or had
 *      WAITERS               free, the most urgent waiter has been woken
 *
 * A free mutex goes to whoever comes first, but not past a more urgent one that
 * waits.  Each thread counts its held ranks in a bit set, by which order is
 * checked. */
#include "kernel/sync/mutex.h"

#include "kernel/abi/errno.h"
#include "kernel/base/panic.h"
#include "kernel/sched/thread.h"

_Static_assert(RANK_LAST_MUTEX < 32, "ranks fit in thread.mutex_ranks");

void
mutex_init(struct mutex *m, enum lock_rank rank, const char *name)
{
	*m = (struct mutex){ .rank = rank, .name = name };
	turnstile_init(&m->turnstile);
}

static struct thread *
holder(uintptr_t word)
{
	return (struct thread *)(word & ~(uintptr_t)MUTEX_WAITERS);
}

bool
mutex_held(const struct mutex *m)
{
	return holder(__atomic_load_n(&m->word, __ATOMIC_RELAXED)) == current;
}

static void
check_order(const struct mutex *m)
{
	if (mutex_held(m))
		panic("%s taken twice by %s", m->name, current->name);
	if (current->mutex_ranks >> m->rank != 0 && !m->same_rank)
		panic("lock order: mutex %s (rank %d) taken while holding ranks %#x", m->name,
		      m->rank, current->mutex_ranks);
}

static bool
swap(struct mutex *m, uintptr_t old, uintptr_t new)
{
	return __atomic_compare_exchange_n(&m->word, &old, new, false, __ATOMIC_ACQ_REL,
					   __ATOMIC_RELAXED);
}

/* Takes m unless it is held or a more urgent thread waits; if not, makes sure
 * that who holds it knows of the turnstile.  w: the caller, if it waits. */
static bool
take_or_mark(struct mutex *m, struct turnstile_waiter *w)
{
	for (;;) {
		uintptr_t word = __atomic_load_n(&m->word, __ATOMIC_RELAXED);
		struct turnstile_waiter *first = turnstile_first(&m->turnstile);

		if (holder(word) == NULL &&
		    (first == NULL || first == w || current->prio <= first->thread->prio)) {
			if (!swap(m, word, (uintptr_t)current | (first != NULL ? MUTEX_WAITERS : 0)))
				continue;
			if (first != NULL)
				turnstile_hold(&m->turnstile, current);
			return true;
		}
		if (!(word & MUTEX_WAITERS)) {
			if (!swap(m, word, word | MUTEX_WAITERS))
				continue;
			turnstile_hold(&m->turnstile, holder(word));
		}
		return false;
	}
}

/* [turnstile_lock] Is its holder, who waits for nobody of this world, of another one? */
static bool
is_outside(const struct mutex *m)
{
	struct thread *t = holder(__atomic_load_n(&m->word, __ATOMIC_RELAXED));

	return t && t->world != current->world;
}

static int
wait_for(struct mutex *m, bool killable)
{
	struct wait_how how = { .reason = TRACE_REASON_MUTEX, .object = (uint64_t)m,
				.deadline = WAIT_FOREVER, .uninterruptible = !killable };
	struct turnstile_waiter w;
	int error = 0;

	spin_lock(&turnstile_lock);
	if (!take_or_mark(m, NULL)) {
		turnstile_enter(&m->turnstile, &w);
		do {
			how.outside = is_outside(m);
			wait_prepare(&how);
			spin_unlock(&turnstile_lock);
			error = wait_sleep(&how);
			wait_finish();
			spin_lock(&turnstile_lock);
			if (take_or_mark(m, &w)) {
				error = 0;
				break;
			}
		} while (error == 0);
		turnstile_leave(&w);
	}
	spin_unlock(&turnstile_lock);
	return error;
}

static int
lock(struct mutex *m, bool killable)
{
	int error = 0;

	check_order(m);
	assert_eq(preempt_count(), 0);
	if (!swap(m, 0, (uintptr_t)current))
		error = wait_for(m, killable);
	if (error == 0)
		current->mutex_ranks |= 1u << m->rank;
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

void
mutex_unlock(struct mutex *m)
{
	struct turnstile_waiter *first;

	if (!mutex_held(m))
		panic("%s released by %s, which does not hold it", m->name, current->name);
	current->mutex_ranks &= ~(1u << m->rank);
	if (swap(m, (uintptr_t)current, 0))
		return;
	spin_lock(&turnstile_lock);
	first = turnstile_first(&m->turnstile);
	__atomic_store_n(&m->word, first != NULL ? MUTEX_WAITERS : 0, __ATOMIC_RELEASE);
	turnstile_hold(&m->turnstile, NULL);
	if (first != NULL)
		thread_wake(first->thread);
	spin_unlock(&turnstile_lock);
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
