/* SPDX-License-Identifier: MIT */
/* Timers fire by deadline, equal ones in the order they were started; a
 * cancelled one never does. */
#include "kernel/arch/machine.h"
#include "kernel/sched/timer.h"
#include "kernel/test/helpers.h"
#include "kernel/test/test.h"

static struct timer timers[8];
static volatile int fired[8], count;

static void
note(struct timer *t)
{
	fired[count++] = (int)(t - timers);
}

KERNEL_TEST(timers_in_order)
{
	static const int64_t after_ms[8] = { 30, 10, 20, 10, 10, 10, 10, 60000 };
	static const int order[7] = { 1, 3, 4, 5, 6, 2, 0 };
	int64_t now = clock_now();

	count = 0;
	preempt_disable(); /* all on one CPU */
	for (int i = 0; i < 8; i++) {
		timer_init(&timers[i], note);
		timer_start(&timers[i], now + after_ms[i] * 1000000);
	}
	preempt_enable();
	CHECK(timer_cancel(&timers[7]));
	CHECK(!timer_cancel(&timers[7]));
	for (int i = 0; i < 10000 && count < 7; i++)
		sleep_ns(1000000);
	CHECK_EQ(count, 7);
	for (int i = 0; i < 7; i++)
		CHECK_EQ(fired[i], order[i]);
}
