/* SPDX-License-Identifier: MIT */
/* An interrupt that comes while spinlocks are held waits for the last of them to go, and comes then:
 * a timer that is due meanwhile has not rung under the inner or the outer lock, and rings once the
 * outer one is released. */
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

KERNEL_TEST(spinlock_puts_off)
{
	struct timer timer;
	bool under_inner, under_outer;
	int64_t due;

	rang = false;
	timer_init(&timer, ring);
	preempt_disable(); /* the timer is this CPU's */
	due = clock_now() + SOON;
	spin_lock(&outer);
	timer_start(&timer, due);
	spin_lock(&inner);
	while (!__atomic_load_n(&this_cpu()->deferred, __ATOMIC_RELAXED) || clock_now() < due)
		cpu_relax();
	under_inner = rang;
	spin_unlock(&inner);
	under_outer = rang;
	spin_unlock(&outer);
	CHECK(!under_inner && !under_outer);
	CHECK(irq_enabled());
	while (!rang) /* the one put off may have been another */
		cpu_relax();
	preempt_enable();
	timer_cancel(&timer);
}
