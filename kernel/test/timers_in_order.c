/* SPDX-License-Identifier: MIT */
/* Timers fire by deadline, equal ones in the order they were started; a
 * cancelled one never does. */
#include "kernel/arch/machine.h"
#include "kernel/sched/timer.h"
#include "kernel/test/helpers.h"
#include "kernel/test/test.h"

static struct timer timers[5];
static volatile int fired[5], count;

static void
note(struct timer *t)
{
	fired[count++] = (int)(t - timers);
}

KERNEL_TEST(timers_in_order)
{
	static const int64_t after_ms[5] = { 30, 10, 20, 10, 60000 };
	int64_t now = clock_now();

	count = 0;
	preempt_disable(); /* all on one CPU */
	for (int i = 0; i < 5; i++) {
		timer_init(&timers[i], note);
		timer_start(&timers[i], now + after_ms[i] * 1000000);
	}
	preempt_enable();
	CHECK(timer_cancel(&timers[4]));
	CHECK(!timer_cancel(&timers[4]));
	for (int i = 0; i < 10000 && count < 4; i++)
		sleep_ns(1000000);
	CHECK_EQ(count, 4);
	CHECK_EQ(fired[0], 1);
	CHECK_EQ(fired[1], 3);
	CHECK_EQ(fired[2], 2);
	CHECK_EQ(fired[3], 0);
}
