/* SPDX-License-Identifier: MIT */
/* See turn_next.h. */
#include "kernel/sched/turn_next.h"

#include "kernel/base/panic.h"
#include "kernel/sched/thread.h"

#define TIE_NS 1000000 /* timers less apart go off together when everyone sleeps: a tie, and the strategy's to decide */
#define CAN_MOST 64   /* that the strategy is shown */
#define INIT 1        /* starts the program and reaps: when it can go on it does, and that is no choice */

void
turn_enter(struct list *l, struct thread *t)
{
	struct list_node *before = l->head.next;

	while (before != &l->head && container_of(before, struct thread, turn_link)->tid < t->tid)
		before = before->next;
	list_insert_before(before, &t->turn_link);
}

void
turn_forget_timeout(struct thread *t)
{
	if (t->timeout)
		list_remove(&t->turn_link);
	t->timeout = NULL;
}

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

bool
turn_fire(struct turn *r, int64_t until)
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

bool
turn_fire_next(struct turn *r)
{
	struct heap_node *n = heap_first(&r->timers);
	int64_t until = n ? container_of(n, struct timer, node)->deadline : 0;
	bool fired = false;

	if (until < INT64_MAX - TIE_NS)
		until += TIE_NS;
	while (turn_fire(r, until))
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

/* [lock] For who asked to hear of points. */
static void
note(struct turn *r, const struct point *p)
{
	struct heddle_schedule *s = r->schedule;
	struct heddle_note n = { p->tid, p->number, p->stays ? HEDDLE_NOTE_POINT : HEDDLE_NOTE_PASS, 0, 0, current->wait_object, 0 };

	if (!(s->flags & HEDDLE_TURNS) || !s->notes_room || r->over)
		return;
	n.size = current->state == THREAD_ENDED ? HEDDLE_NOTE_ENDED : current->wait_reason;
	for (uint32_t i = 0; i < p->count; i++)
		*(p->can[i] & HEDDLE_LATE ? &n.pc : &n.value) |= 1ull << (p->can[i] & 63);
	s->notes[s->notes_made++ % s->notes_room] = n;
}

struct thread *
turn_choose(struct turn *r, bool stays, bool yields, uint32_t skipped)
{
	struct thread *who[CAN_MOST], *next;
	uint32_t can[CAN_MOST], n = who_can(r, stays, who, can), chosen = 0;
	struct point p = { current->tid, current->points, stays, n, can, yields, skipped };
	struct timer *timeout;

	if (n > 0 && can[0] != INIT)
		p.count = n = who_is_late(r, n, who, can);
	note(r, &p);
	if (n == 0)
		return NULL;
	if (n > 1 && can[0] != INIT)
		chosen = strategy_choose(&r->strategy, &p);
	record(r, &p, chosen);
	next = who[chosen];
	timeout = next->timeout;
	if (can[chosen] & HEDDLE_LATE) /* time passes, for the others, too */
		while (next->timeout == timeout && turn_fire(r, timeout->deadline))
			;
	return next;
}

uint32_t
turn_countdown(struct turn *r)
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
	return count < 1 || r->schedule->flags & HEDDLE_TURNS ? 1 : (uint32_t)count;
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
	turn_enter(&r->late, current);
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
		turn_forget_timeout(current);
	spin_unlock(&r->lock);
	return was_armed;
}
