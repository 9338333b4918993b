/* SPDX-License-Identifier: MIT */
/* Timers that send a signal.
 *
 * Each owns the one entry that it has in the signal queue.  When it fires the
 * entry goes in and the timer rests; when a thread takes the signal it is told
 * how many periods went by besides, and the timer is armed again.  So however
 * short the period, a timer has one signal pending and one interrupt for it. */
#include "kernel/proc/itimer.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/time.h"
#include "kernel/arch/machine.h"
#include "kernel/base/panic.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/process.h"

#define TIMERS_MAX 4096                  /* of a process */
#define UNHEARD_PERIOD (4 * NSEC_PER_MSEC) /* at least, when the signal is ignored */

/* [s] */
static void
left_queue(struct signal_entry *e, siginfo_t *info)
{
	struct itimer *t = container_of(e, struct itimer, entry);
	int64_t missed = interval_catch_up(&t->interval, info ? 0 : timer_now(&t->interval.timer) + UNHEARD_PERIOD);

	if (!info)
		return;
	t->overrun = missed < INT32_MAX ? missed : INT32_MAX;
	if (info->si_code == SI_TIMER)
		info->si_overrun = (int)t->overrun;
}

static void
fires(struct timer *timer)
{
	struct itimer *t = container_of(timer, struct itimer, interval.timer);

	spin_lock(&t->signals->lock);
	if (interval_fires(&t->interval) && !list_is_linked(&t->entry.link) &&
	    (t->silent || !signal_post_entry(t->signals, t->tid, &t->entry)))
		left_queue(&t->entry, NULL);
	spin_unlock(&t->signals->lock);
}

void
itimer_init(struct itimer *t, const struct world *w, struct signal_state *s, int signo)
{
	timer_init_in(&t->interval.timer, fires, w);
	list_node_init(&t->link);
	list_node_init(&t->entry.link);
	t->entry.info = signal_info(signo, SI_KERNEL, 0);
	t->entry.left = left_queue;
	t->signals = s;
}

void
itimer_stop(struct itimer *t)
{
	spin_lock(&t->signals->lock);
	interval_set(&t->interval, 0, 0);
	signal_withdraw(t->signals, &t->entry);
	spin_unlock(&t->signals->lock);
	timer_cancel(&t->interval.timer);
}

void
itimer_set(struct itimer *t, int64_t deadline, int64_t period, int64_t old[2])
{
	spin_lock(&t->signals->lock);
	interval_get(&t->interval, old);
	interval_set(&t->interval, deadline, period);
	spin_unlock(&t->signals->lock);
}

void
itimer_restart(struct itimer *t, int64_t deadline, int64_t period)
{
	assert_held(&t->signals->lock);
	signal_withdraw(t->signals, &t->entry);
	t->overrun = 0;
	interval_set(&t->interval, deadline, period);
}

void
itimer_get(struct itimer *t, int64_t out[2])
{
	spin_lock(&t->signals->lock);
	interval_get(&t->interval, out);
	spin_unlock(&t->signals->lock);
}

int
itimer_enter(struct process *p, struct itimer *t)
{
	int id = -EAGAIN;

	spin_lock(&p->signals.lock);
	if (p->timer_count < TIMERS_MAX && signal_reserve(&p->signals)) {
		p->timer_count++;
		id = t->id = t->entry.info.si_timerid = p->last_timer++ & INT32_MAX;
		if (t->own_value)
			t->entry.info.si_int = id;
		list_push_back(&p->timers, &t->link);
	}
	spin_unlock(&p->signals.lock);
	return id;
}

struct itimer *
itimer_find(struct process *p, int id)
{
	struct itimer *t;

	assert_held(&p->signals.lock);
	list_for_each(t, &p->timers, link)
		if (t->id == id)
			return t;
	return NULL;
}

/* Takes one out of the list: by number, or (any) the first. */
static struct itimer *
take_out(struct process *p, int id, bool any)
{
	struct itimer *t = NULL;

	spin_lock(&p->signals.lock);
	if (!any)
		t = itimer_find(p, id);
	else if (!list_is_empty(&p->timers))
		t = list_first(&p->timers, struct itimer, link);
	if (t) {
		list_remove(&t->link);
		p->timer_count--;
		p->signals.queued--;
	}
	spin_unlock(&p->signals.lock);
	return t;
}

int
itimer_delete(struct process *p, int id)
{
	struct itimer *t = take_out(p, id, false);

	if (!t)
		return -EINVAL;
	itimer_stop(t);
	kfree(t);
	return 0;
}

void
itimers_end(struct process *p)
{
	struct itimer *t;

	while ((t = take_out(p, 0, true)) != NULL) {
		itimer_stop(t);
		kfree(t);
	}
}
