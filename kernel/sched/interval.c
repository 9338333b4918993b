/* SPDX-License-Identifier: MIT */
/* Timers that repeat: timerfd, timer_create, setitimer. */
#include "kernel/sched/interval.h"

#include "kernel/arch/machine.h"

bool
interval_fires(struct interval *i)
{
	if (!i->set || i->timer.armed)
		return false;
	i->fired = true;
	i->set = i->period > 0;
	return true;
}

int64_t
interval_catch_up(struct interval *i, int64_t soonest)
{
	int64_t now = timer_now(&i->timer), until = now > soonest ? now : soonest, passed;

	if (!i->set || !i->fired)
		return 0;
	i->fired = false;
	passed = (now - i->timer.deadline) / i->period;
	timer_start(&i->timer, i->timer.deadline + ((until - i->timer.deadline) / i->period + 1) * i->period);
	return passed;
}

void
interval_set(struct interval *i, int64_t deadline, int64_t period)
{
	i->period = period;
	i->set = deadline > 0;
	i->fired = false;
	if (i->set)
		timer_start(&i->timer, deadline);
	else
		timer_stop(&i->timer);
}

void
interval_get(struct interval *i, int64_t out[2])
{
	int64_t now = timer_now(&i->timer), left = i->timer.deadline - now;

	if (i->fired)
		left = i->period - (now - i->timer.deadline) % (i->period ? i->period : 1);
	out[0] = !i->set ? 0 : left > 0 ? left : 1;
	out[1] = i->period;
}
