/* SPDX-License-Identifier: MIT */
/* Timers fire by deadline, equal ones in the order they were started; a
 * cancelled one never does. */
#include "kernel/arch/machine.h"
#include "kernel/sched/timer.h"
#include "kernel/test/helpers.h"
#include "kernel/test/test.h"

#define TIMERS 40
#define CANCELLED 7

static struct timer timers[TIMERS];
static volatile int fired[TIMERS], count;

static void
note(struct timer *t)
{
	fired[count++] = (int)(t - timers);
}

/* Most at the same moment, some later. */
static int64_t
after_ms(int i)
{
	return i == CANCELLED ? 60000 : i % 10 == 0 ? 30 : i % 10 == 2 ? 20 : 10;
}

KERNEL_TEST(timers_in_order)
{
	int64_t now = clock_now();
	int expected = 0;

	count = 0;
	preempt_disable(); /* all on one CPU */
	for (int i = 0; i < TIMERS; i++) {
		timer_init(&timers[i], note);
		timer_start(&timers[i], now + after_ms(i) * 1000000);
	}
	preempt_enable();
	CHECK(timer_cancel(&timers[CANCELLED]));
	CHECK(!timer_cancel(&timers[CANCELLED]));
	for (int i = 0; i < 10000 && count < TIMERS - 1; i++)
		sleep_ns(1000000);
	CHECK_EQ(count, TIMERS - 1);
	for (int ms = 10; ms <= 30; ms += 10)
		for (int i = 0; i < TIMERS; i++)
			if (after_ms(i) == ms)
				CHECK_EQ(fired[expected++], i);
}
