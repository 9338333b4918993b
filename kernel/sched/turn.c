/* SPDX-License-Identifier: MIT */
/* See turn.h: who has the turn, and how it passes. */
#include "kernel/sched/turn_next.h"

#include "kernel/abi/errno.h"
#include "kernel/arch/io.h"
#include "kernel/arch/machine.h"
#include "kernel/base/panic.h"
#include "kernel/base/trace.h"
#include "kernel/mm/heap.h"
#include "kernel/mm/user.h"
#include "kernel/sched/clock.h"
#include "kernel/sched/sched.h"
#include "kernel/sched/thread.h"

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
	world_clock_begin(w, w->seed); /* by another clock than when it was made */
	return 0;
}

void
turn_again(struct world *w, struct heddle_schedule *s)
{
	struct turn *r = turn_of(w);

	spin_lock(&r->lock);
	assert(heap_first(&r->timers) == NULL && list_is_empty(&r->ready) && list_is_empty(&r->late));
	r->schedule = s;
	r->now = 0;
	r->order = 0;
	__atomic_store_n(&r->over, false, __ATOMIC_RELEASE);
	strategy_begin(&r->strategy, s);
	spin_unlock(&r->lock);
}

bool
turn_save(struct world *w, struct turn_state *out)
{
	struct turn *r = turn_of(w);
	bool nothing_chosen;

	spin_lock(&r->lock);
	*out = (struct turn_state){ r->now, r->schedule->points, r->schedule->switches };
	nothing_chosen = r->schedule->steps == 0 && r->schedule->made == 0 && !r->over && heap_first(&r->timers) == NULL;
	spin_unlock(&r->lock);
	return nothing_chosen;
}

void
turn_restore(struct world *w, const struct turn_state *from)
{
	struct turn *r = turn_of(w);

	spin_lock(&r->lock);
	__atomic_store_n(&r->now, from->now, __ATOMIC_RELAXED);
	r->schedule->points = from->points;
	r->schedule->switches = from->switches;
	spin_unlock(&r->lock);
}

bool
turn_over(struct world *w)
{
	struct turn *r = turn_of(w);

	return r && __atomic_load_n(&r->over, __ATOMIC_ACQUIRE);
}

/* --- who is ready --- */

bool
turn_keeps(struct thread *t)
{
	struct turn *r = turn_of(t->world);
	bool keeps;

	spin_lock(&r->lock);
	turn_forget_timeout(t);
	if (!r->holder)
		r->holder = t;
	keeps = r->holder != t;
	if (keeps && !list_is_linked(&t->turn_link))
		turn_enter(&r->ready, t);
	spin_unlock(&r->lock);
	return keeps;
}

bool
turn_is_anothers(const struct thread *t)
{
	struct turn *r = turn_of(t->world);

	return r && __atomic_load_n(&r->holder, __ATOMIC_SEQ_CST) != t;
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

/* [lock] Not those that are passed until somebody comes to end it. */
static void
count_points(struct turn *r, uint32_t n)
{
	if (!r->over)
		r->schedule->points += n;
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
	count_points(r, 1);
	while (me->state != THREAD_RUNNABLE && !(next = turn_choose(r, false, false, 0)) && turn_fire_next(r))
		;
	if (me->state == THREAD_RUNNABLE) {
		turn_forget_timeout(me);
		if (!next)
			next = turn_choose(r, true, false, 0);
		if (next != me)
			turn_enter(&r->ready, me);
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
	count_points(r, n);
	if (r->schedule->points_most && r->schedule->points >= r->schedule->points_most)
		end(r, HEDDLE_ENDLESS);
	while (turn_fire(r, r->now))
		;
	next = turn_choose(r, true, yields, n - 1);
	if (next != me) {
		hand_over(r, next);
		turn_enter(&r->ready, me);
	}
	spin_unlock(&r->lock);
	if (next != me)
		grant(next);
	preempt_enable();
	if (next != me)
		schedule();
}

int64_t
turn_now_counted(void)
{
	return turn_now(turn_of(current->world)) + counted(current) * (int64_t)POINT_NS;
}

void
turn_load_clock(const struct thread *next)
{
	static bool traps[MAX_CPUS]; /* [own CPU] */
	bool wanted = next->world && turn_of(next->world), *now = &traps[cpu_id()];

	if (wanted == *now || (!wanted && next->mm == NULL))
		return;
	*now = wanted;
	write_cr4(wanted ? read_cr4() | CR4_TSD : read_cr4() & ~(uint64_t)CR4_TSD);
}

/* --- points that programs count by themselves --- */

void
turn_let_go(void)
{
	struct thread *me = current;
	struct turn *r = turn_of(me->world);

	if (!me->countdown.addr)
		return;
	preempt_disable();
	spin_lock(&r->lock);
	me->counts = turn_countdown(r);
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
	struct turn *r = turn_of(current->world);
	struct heddle_schedule *s = r->schedule;
	uint32_t number = current->points + counted(current);

	preempt_disable();
	if (s->notes_room && !turn_over(r->world)) { /* what still happens until somebody comes to end it is no part of the run */
		struct heddle_note *to = &s->notes[s->notes_made++ % s->notes_room];

		*to = *n;
		to->tid = current->tid;
		to->number = number;
	}
	trace(TRACE_STEP, TRACE_STEP_OF(n->pc, n->kind, n->size), n->address);
	trace(TRACE_VALUE, n->value, number);
	preempt_enable();
}

void
turn_silent(struct world *w)
{
	struct turn *r = turn_of(w);

	spin_lock(&r->lock);
	end(r, deterministic ? HEDDLE_ENDLESS : HEDDLE_SILENT);
	spin_unlock(&r->lock);
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

void
turn_told(const struct heddle_told *told)
{
	struct turn *r = turn_of(current->world);
	struct heddle_schedule *s = r->schedule;

	preempt_disable();
	spin_lock(&r->lock);
	if (!r->over && told->kind == HEDDLE_TOLD_FAILED)
		s->place = (uint32_t)told->pc[0];
	else if (!r->over && s->told_count < HEDDLE_TOLD_MOST)
		s->told[s->told_count++] = *told;
	spin_unlock(&r->lock);
	preempt_enable();
}
