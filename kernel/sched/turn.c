/* SPDX-License-Identifier: MIT */
/* See turn.h. */
#include "kernel/sched/turn.h"

#include "kernel/abi/errno.h"
#include "kernel/arch/machine.h"
#include "kernel/base/panic.h"
#include "kernel/base/trace.h"
#include "kernel/mm/heap.h"
#include "kernel/sched/sched.h"
#include "kernel/sched/thread.h"
#include "lib/explore/strategy.h"

#define POINT_NS 1000 /* what a point adds to the domain's clock */
#define CAN_MOST 64   /* that the strategy is shown */
#define INIT 1        /* starts the program and reaps: when it can go on it does, and that is no choice */

struct turn {
	struct spinlock lock;
	struct world *world;            /* [c] */
	struct thread *holder;          /* [lock] NULL: everyone sleeps */
	struct list ready;              /* [lock] by number */
	struct heap timers;             /* [lock] */
	uint64_t order;                 /* [lock] of the timer started last */
	int64_t now;                    /* [lock to write] ns */
	bool over;                      /* [lock] stuck, or out of points */
	struct heddle_schedule *schedule; /* [lock] what it came to */
	struct strategy strategy;       /* [lock] */
};

void (*turn_over_hook)(struct world *w);

static int
create(struct world *w)
{
	w->slot[WORLD_TURN] = NULL;
	return 0;
}

static void
destroy(struct world *w)
{
	kfree(turn_of(w));
}

void
turn_init(void)
{
	static const struct world_floor floor = { WORLD_TURN, "turn", create, destroy };

	world_register(&floor);
}

int
turn_begin(struct world *w, struct heddle_schedule *s)
{
	struct turn *r = kzalloc(sizeof(*r));

	if (!r)
		return -ENOMEM;
	spinlock_init(&r->lock, RANK_TURN, "turn");
	r->world = w;
	list_init(&r->ready);
	heap_init(&r->timers, timer_earlier);
	r->schedule = s;
	strategy_begin(&r->strategy, s);
	w->slot[WORLD_TURN] = r;
	return 0;
}

bool
turn_over(struct world *w)
{
	struct turn *r = turn_of(w);

	return r && __atomic_load_n(&r->over, __ATOMIC_ACQUIRE);
}

/* --- who is ready --- */

/* [lock] */
static void
enter(struct turn *r, struct thread *t)
{
	struct list_node *before = r->ready.head.next;

	while (before != &r->ready.head && container_of(before, struct thread, turn_link)->tid < t->tid)
		before = before->next;
	list_insert_before(before, &t->turn_link);
}

bool
turn_keeps(struct thread *t)
{
	struct turn *r = turn_of(t->world);
	bool keeps;

	spin_lock(&r->lock);
	if (!r->holder)
		r->holder = t;
	keeps = r->holder != t;
	if (keeps && !list_is_linked(&t->turn_link))
		enter(r, t);
	spin_unlock(&r->lock);
	return keeps;
}

bool
turn_is_anothers(const struct thread *t)
{
	struct turn *r = turn_of(t->world);

	return r && __atomic_load_n(&r->holder, __ATOMIC_SEQ_CST) != t;
}

/* --- who is next --- */

/* [lock] */
static void
record(struct turn *r, const struct point *p, uint32_t chosen)
{
	struct heddle_schedule *s = r->schedule;

	s->switches += p->can[chosen] != p->tid;
	if (r->over || p->can[0] == INIT || chosen == strategy_default(p))
		return;
	if (s->made >= s->replay_count && s->made < s->room)
		s->choices[s->made] = (struct heddle_choice){ p->tid, p->number, p->can[chosen] };
	s->made++;
}

/* [lock] Of those who are ready, and the current thread if it stays; NULL: nobody. */
static struct thread *
choose(struct turn *r, bool stays)
{
	struct thread *who[CAN_MOST], *t, *me = current;
	uint32_t can[CAN_MOST], n = 0, chosen = 0;
	struct point p = { me->tid, me->points, stays, 0, can };
	bool in = !stays;

	list_for_each(t, &r->ready, turn_link) {
		if (!in && t->tid > me->tid && n < CAN_MOST) {
			who[n] = me;
			can[n++] = me->tid;
			in = true;
		}
		if (n < CAN_MOST) {
			who[n] = t;
			can[n++] = t->tid;
		}
	}
	if (!in && n < CAN_MOST) {
		who[n] = me;
		can[n++] = me->tid;
	}
	p.count = n;
	if (n == 0)
		return NULL;
	if (n > 1 && can[0] != INIT)
		chosen = strategy_choose(&r->strategy, &p);
	record(r, &p, chosen);
	return who[chosen];
}

/* [lock] */
static void
hand_over(struct turn *r, struct thread *next)
{
	list_remove(&next->turn_link);
	__atomic_store_n(&r->holder, next, __ATOMIC_SEQ_CST);
}

/* [lock] Calls the first timer that is due by then; the lock is let go meanwhile. */
static bool
fire(struct turn *r, int64_t until)
{
	struct heap_node *n = heap_first(&r->timers);
	struct timer *t = n ? container_of(n, struct timer, node) : NULL;

	if (!t || t->deadline > until)
		return false;
	heap_remove(&r->timers, n);
	t->armed = false;
	if (r->now < t->deadline)
		__atomic_store_n(&r->now, t->deadline, __ATOMIC_RELAXED);
	spin_unlock(&r->lock);
	t->fn(t);
	spin_lock(&r->lock);
	return true;
}

/* [lock] Nothing happens in it any more until somebody from outside ends it. */
static void
end(struct turn *r, enum heddle_verdict verdict)
{
	if (r->over)
		return;
	r->schedule->verdict = verdict;
	__atomic_store_n(&r->over, true, __ATOMIC_RELEASE);
	spin_unlock(&r->lock);
	turn_over_hook(r->world);
	spin_lock(&r->lock);
}

void
turn_pass(void)
{
	struct thread *me = current, *next = NULL;
	struct turn *r = turn_of(me->world);

	if (!r)
		return;
	preempt_disable(); /* who is preempted without the turn does not come back to grant it */
	me->points++;
	spin_lock(&r->lock);
	r->schedule->points++;
	while (me->state != THREAD_RUNNABLE && !(next = choose(r, false)) && fire(r, INT64_MAX))
		;
	if (me->state != THREAD_RUNNABLE) {
		if (next)
			hand_over(r, next);
		else
			__atomic_store_n(&r->holder, NULL, __ATOMIC_SEQ_CST);
		if (!next)
			end(r, HEDDLE_STUCK);
	}
	spin_unlock(&r->lock);
	if (next)
		thread_grant(next);
	preempt_enable();
}

void
turn_point(void)
{
	struct thread *me = current, *next = me;
	struct turn *r = turn_of(me->world);

	if (!r)
		return;
	preempt_disable(); /* as above */
	me->points++;
	spin_lock(&r->lock);
	__atomic_store_n(&r->now, r->now + POINT_NS, __ATOMIC_RELAXED);
	if (++r->schedule->points == r->schedule->points_most)
		end(r, HEDDLE_ENDLESS);
	while (fire(r, r->now))
		;
	next = choose(r, true);
	if (next != me) {
		hand_over(r, next);
		enter(r, me);
	}
	spin_unlock(&r->lock);
	if (next != me)
		thread_grant(next);
	preempt_enable();
	if (next != me)
		schedule();
}

/* --- the clock --- */

int64_t
turn_now(const struct turn *r)
{
	return __atomic_load_n(&r->now, __ATOMIC_RELAXED);
}

void
turn_timer_start(struct turn *r, struct timer *t, int64_t deadline)
{
	spin_lock(&r->lock);
	if (t->armed)
		heap_remove(&r->timers, &t->node);
	t->deadline = deadline;
	t->order = ++r->order;
	t->armed = true;
	heap_insert(&r->timers, &t->node);
	spin_unlock(&r->lock);
}

bool
turn_timer_stop(struct turn *r, struct timer *t)
{
	bool was_armed;

	spin_lock(&r->lock);
	was_armed = t->armed;
	if (was_armed)
		heap_remove(&r->timers, &t->node);
	t->armed = false;
	spin_unlock(&r->lock);
	return was_armed;
}
