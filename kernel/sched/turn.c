/* SPDX-License-Identifier: MIT */
/* See turn.h. */
#include "kernel/sched/turn.h"

#include "kernel/abi/errno.h"
#include "kernel/arch/machine.h"
#include "kernel/base/panic.h"
#include "kernel/base/trace.h"
#include "kernel/mm/heap.h"
#include "kernel/mm/user.h"
#include "kernel/sched/sched.h"
#include "kernel/sched/thread.h"
#include "lib/explore/strategy.h"

#define POINT_NS 1000 /* what a point adds to the domain's clock */
#define TIE_NS 1000000 /* timers less apart go off together when everyone sleeps: a tie, and the strategy's to decide */
#define CAN_MOST 64   /* that the strategy is shown */
#define INIT 1        /* starts the program and reaps: when it can go on it does, and that is no choice */

struct turn {
	struct spinlock lock;
	struct world *world;            /* [c] */
	struct thread *holder;          /* [lock] NULL: everyone sleeps */
	struct list ready;              /* [lock] by number */
	struct list late;               /* [lock] who waits with a timeout, by number */
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
	list_init(&r->late);
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
enter(struct list *l, struct thread *t)
{
	struct list_node *before = l->head.next;

	while (before != &l->head && container_of(before, struct thread, turn_link)->tid < t->tid)
		before = before->next;
	list_insert_before(before, &t->turn_link);
}

/* [lock] */
static void
forget_timeout(struct thread *t)
{
	if (t->timeout)
		list_remove(&t->turn_link);
	t->timeout = NULL;
}

bool
turn_keeps(struct thread *t)
{
	struct turn *r = turn_of(t->world);
	bool keeps;

	spin_lock(&r->lock);
	forget_timeout(t);
	if (!r->holder)
		r->holder = t;
	keeps = r->holder != t;
	if (keeps && !list_is_linked(&t->turn_link))
		enter(&r->ready, t);
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

/* [lock] Everyone sleeps: the clock moves on to the next timers. */
static bool
fire_next(struct turn *r)
{
	struct heap_node *n = heap_first(&r->timers);
	int64_t until = n ? container_of(n, struct timer, node)->deadline : 0;
	bool fired = false;

	if (until < INT64_MAX - TIE_NS)
		until += TIE_NS;
	while (fire(r, until))
		fired = true;
	return fired;
}

/* [lock] Those who are ready, and the current thread if it stays; how many. */
static uint32_t
who_can(struct turn *r, bool stays, struct thread **who, uint32_t *can)
{
	struct thread *t, *me = current;
	uint32_t n = 0;
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
	return n;
}

/* [lock] Behind them those whose timeouts may be over. */
static uint32_t
who_is_late(struct turn *r, uint32_t n, struct thread **who, uint32_t *can)
{
	struct thread *t;

	list_for_each(t, &r->late, turn_link)
		if (n < CAN_MOST) {
			who[n] = t;
			can[n++] = HEDDLE_LATE | t->tid;
		}
	return n;
}

/* [lock] Who is next; NULL: nobody can go on. */
static struct thread *
choose(struct turn *r, bool stays, bool yields, uint32_t skipped)
{
	struct thread *who[CAN_MOST], *next;
	uint32_t can[CAN_MOST], n = who_can(r, stays, who, can), chosen = 0;
	struct point p = { current->tid, current->points, stays, n, can, yields, skipped };
	struct timer *timeout;

	if (n == 0)
		return NULL;
	if (can[0] != INIT)
		p.count = n = who_is_late(r, n, who, can);
	if (n > 1 && can[0] != INIT)
		chosen = strategy_choose(&r->strategy, &p);
	record(r, &p, chosen);
	next = who[chosen];
	timeout = next->timeout;
	if (can[chosen] & HEDDLE_LATE) /* time passes, for the others, too */
		while (next->timeout == timeout && fire(r, timeout->deadline))
			;
	return next;
}

/* [lock] The caller lets it run, by grant. */
static void
hand_over(struct turn *r, struct thread *next)
{
	list_remove(&next->turn_link);
	thread_get(next);
	__atomic_store_n(&r->holder, next, __ATOMIC_SEQ_CST);
}

/* It may not have left its CPU yet, and then have gone on at once, passed the turn and even ended by now. */
static void
grant(struct thread *next)
{
	thread_grant(next);
	thread_put(next);
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
	while (me->state != THREAD_RUNNABLE && !(next = choose(r, false, false, 0)) && fire_next(r))
		;
	if (me->state == THREAD_RUNNABLE) {
		forget_timeout(me);
		if (!next)
			next = choose(r, true, false, 0);
		if (next != me)
			enter(&r->ready, me);
	}
	if (!next) {
		__atomic_store_n(&r->holder, NULL, __ATOMIC_SEQ_CST);
		end(r, HEDDLE_STUCK);
	} else if (next != me) {
		hand_over(r, next);
	}
	spin_unlock(&r->lock);
	if (next && next != me)
		grant(next);
	preempt_enable();
}

/* Points that the current thread has counted by itself since it was let go. */
static uint32_t
counted(struct thread *me)
{
	uint32_t left;

	if (!me->countdown.addr)
		return 0;
	if (copy_in(&left, me->countdown, sizeof(left)) < 0)
		me->countdown = UPTR(0);
	return me->countdown.addr && left < me->counts ? me->counts - left : 0;
}

void
turn_point(bool yields)
{
	struct thread *me = current, *next = me;
	struct turn *r = turn_of(me->world);
	uint32_t n = counted(me) + 1;

	me->counts = 0;
	preempt_disable(); /* as above */
	me->points += n;
	spin_lock(&r->lock);
	__atomic_store_n(&r->now, r->now + (int64_t)n * POINT_NS, __ATOMIC_RELAXED);
	r->schedule->points += n;
	if (r->schedule->points_most && r->schedule->points >= r->schedule->points_most)
		end(r, HEDDLE_ENDLESS);
	while (fire(r, r->now))
		;
	next = choose(r, true, yields, n - 1);
	if (next != me) {
		hand_over(r, next);
		enter(&r->ready, me);
	}
	spin_unlock(&r->lock);
	if (next != me)
		grant(next);
	preempt_enable();
	if (next != me)
		schedule();
}

/* --- points that programs count by themselves --- */

/* [lock] How many points from now there may be something to do or to choose: a timer, the last point. */
static uint32_t
countdown(struct turn *r)
{
	struct thread *who[CAN_MOST];
	uint32_t can[CAN_MOST], n = who_is_late(r, who_can(r, true, who, can), who, can), most = r->schedule->points_most;
	struct point p = { current->tid, current->points, true, n, can, false, 0 };
	struct heap_node *first = heap_first(&r->timers);
	int64_t count = n > 1 ? strategy_countdown(&r->strategy, &p) : UINT32_MAX;
	int64_t timer = first ? container_of(first, struct timer, node)->deadline - r->now : INT64_MAX - POINT_NS;

	timer = (timer + POINT_NS - 1) / POINT_NS;
	if (count > timer)
		count = timer;
	if (most && count > (int64_t)most - r->schedule->points)
		count = (int64_t)most - r->schedule->points;
	return count < 1 ? 1 : (uint32_t)count;
}

void
turn_let_go(void)
{
	struct thread *me = current;
	struct turn *r = turn_of(me->world);

	if (!me->countdown.addr)
		return;
	preempt_disable();
	spin_lock(&r->lock);
	me->counts = countdown(r);
	spin_unlock(&r->lock);
	preempt_enable();
	if (copy_out(me->countdown, &me->counts, sizeof(me->counts)) < 0)
		me->countdown = UPTR(0);
}

uint32_t
turn_flags(struct world *w)
{
	struct turn *r = turn_of(w);

	return r ? HEDDLE_IN_DOMAIN | r->schedule->flags : 0;
}

void
turn_note(const struct heddle_note *n)
{
	struct heddle_schedule *s = turn_of(current->world)->schedule;
	uint32_t number = current->points + counted(current);

	preempt_disable();
	if (s->notes_room) {
		struct heddle_note *to = &s->notes[s->notes_made++ % s->notes_room];

		*to = *n;
		to->tid = current->tid;
		to->number = number;
	}
	preempt_enable();
}

void
turn_raced(const struct heddle_race *race)
{
	struct turn *r = turn_of(current->world);

	preempt_disable();
	spin_lock(&r->lock);
	if (!r->over)
		r->schedule->race = *race;
	end(r, HEDDLE_RACED);
	spin_unlock(&r->lock);
	preempt_enable();
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

void
turn_timeout(struct timer *t)
{
	struct turn *r = t->turn;

	spin_lock(&r->lock);
	current->timeout = t;
	enter(&r->late, current);
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
	if (current->timeout == t)
		forget_timeout(current);
	spin_unlock(&r->lock);
	return was_armed;
}
