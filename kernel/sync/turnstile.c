/* SPDX-License-Identifier: MIT */
/* Turnstiles: see the drawing in turnstile.h. */
#include "kernel/sync/turnstile.h"

#include "kernel/base/panic.h"
#include "kernel/sched/policy.h"
#include "kernel/sched/sched.h"

struct spinlock turnstile_lock = SPINLOCK_INIT(RANK_TURNSTILE, "turnstiles");

static struct turnstile_waiter *
waiter_of(const struct heap_node *n)
{
	return container_of(n, struct turnstile_waiter, node);
}

/* A waiter's place depends on t->prio, which changes only under our lock and
 * while it is not in the heap. */
bool
turnstile_more_urgent(const struct heap_node *a, const struct heap_node *b)
{
	const struct turnstile_waiter *x = waiter_of(a), *y = waiter_of(b);

	return x->thread->prio != y->thread->prio ? x->thread->prio < y->thread->prio :
						    x->order < y->order;
}

void
turnstile_init(struct turnstile *ts)
{
	*ts = (struct turnstile)TURNSTILE_INIT(*ts);
}

struct turnstile_waiter *
turnstile_first(const struct turnstile *ts)
{
	struct heap_node *n = heap_first(&ts->waiters);

	return n == NULL ? NULL : waiter_of(n);
}

/* t's own priority, or of the most urgent that waits for it. */
static int
priority_of(struct thread *t)
{
	int prio = thread_own_prio(t);
	struct turnstile *ts;

	list_for_each(ts, &t->lent, lent_link) {
		int other = turnstile_first(ts)->thread->prio;

		if (other < prio)
			prio = other;
	}
	return prio;
}

/* Sets what t's priority should be, and goes on to whom it waits for. */
static void
pass_on(struct thread *t)
{
	for (int i = 0; t != NULL && i < TURNSTILE_CHAIN; i++) {
		struct turnstile_waiter *w = t->stuck;
		int prio = priority_of(t);

		if (prio == t->prio)
			return;
		if (w == NULL) {
			thread_set_prio(t, prio);
			return;
		}
		heap_remove(&w->of->waiters, &w->node);
		thread_set_prio(t, prio);
		heap_insert(&w->of->waiters, &w->node);
		t = w->of->holder;
		if (t == NULL)
			thread_wake(turnstile_first(w->of)->thread);
	}
}

void
turnstile_reprioritize(struct thread *t)
{
	assert_held(&turnstile_lock);
	pass_on(t);
}

bool
turnstile_is_circle(const struct turnstile *ts, const struct turnstile *except)
{
	const struct thread *t = ts->holder;

	for (int i = 0; i < TURNSTILE_CHAIN; i++) {
		if (t == NULL || t == current)
			return t == current;
		if (t->stuck == NULL || t->stuck->of == except)
			return false;
		t = t->stuck->of->holder;
	}
	return true;
}

void
turnstile_enter(struct turnstile *ts, struct turnstile_waiter *w)
{
	static uint64_t order; /* [turnstile lock] */

	assert_held(&turnstile_lock);
	assert(current->stuck == NULL);
	*w = (struct turnstile_waiter){ .of = ts, .thread = current, .order = order++ };
	heap_insert(&ts->waiters, &w->node);
	current->stuck = w;
	if (ts->holder != NULL && !list_is_linked(&ts->lent_link))
		list_push_back(&ts->holder->lent, &ts->lent_link);
	if (ts->holder != NULL)
		pass_on(ts->holder);
}

void
turnstile_leave(struct turnstile_waiter *w)
{
	struct turnstile *ts = w->of;

	assert_held(&turnstile_lock);
	heap_remove(&ts->waiters, &w->node);
	w->thread->stuck = NULL;
	if (heap_first(&ts->waiters) == NULL)
		list_remove(&ts->lent_link);
	else if (ts->holder == NULL)
		thread_wake(turnstile_first(ts)->thread);
	if (ts->holder != NULL)
		pass_on(ts->holder);
}

void
turnstile_hold(struct turnstile *ts, struct thread *holder)
{
	struct thread *before = ts->holder;

	assert_held(&turnstile_lock);
	list_remove(&ts->lent_link);
	ts->holder = holder;
	if (holder != NULL && heap_first(&ts->waiters) != NULL) {
		list_push_back(&holder->lent, &ts->lent_link);
		pass_on(holder);
	}
	if (before != NULL)
		pass_on(before);
}
