/* SPDX-License-Identifier: MIT */
/* An interrupt that comes while spinlocks are held waits for the last of them to go, and comes then
 * at once: a timer that is due meanwhile has not rung under the inner or the outer lock, and has as
 * soon as the outer one is released. */
#include "kernel/arch/machine.h"
#include "kernel/base/cpu.h"
#include "kernel/sched/timer.h"
#include "kernel/test/helpers.h"
#include "kernel/test/test.h"

#define SOON 200000 /* ns */

static struct spinlock outer = SPINLOCK_INIT(RANK_PROCESS, "outer"), inner = SPINLOCK_INIT(RANK_CONSOLE, "inner");
static volatile bool rang;

static void
ring(struct timer *timer)
{
	rang = true;
}

static void
pass(int64_t ns)
{
	int64_t until = clock_now() + ns;

	while (clock_now() < until)
		;
}

KERNEL_TEST(spinlock_puts_off)
{
	struct timer timer;
	bool under_inner, under_outer;

	rang = false;
	timer_init(&timer, ring);
	preempt_disable(); /* the timer is this CPU's */
	timer_start(&timer, clock_now() + SOON);
	spin_lock(&outer);
	spin_lock(&inner);
	pass(2 * SOON);
	under_inner = rang;
	spin_unlock(&inner);
	pass(SOON);
	under_outer = rang;
	spin_unlock(&outer);
	CHECK(!under_inner && !under_outer && rang);
	CHECK(irq_enabled());
	preempt_enable();
	timer_cancel(&timer);
}
