/* SPDX-License-Identifier: MIT */
/* A kernel thread that spins without a lock does not keep its CPU: others run
 * there meanwhile. */
#include "kernel/sched/thread.h"
#include "kernel/test/helpers.h"
#include "kernel/test/test.h"

static volatile bool stop, other_ran;

static void
spin(void *arg)
{
	while (!stop)
		;
}

static void
other(void *arg)
{
	other_ran = true;
}

KERNEL_TEST(preempt_spinner)
{
	struct thread *spinner, *second;

	stop = other_ran = false;
	spinner = start_on_cpu("spinner", spin, NULL, 0);
	second = start_on_cpu("other", other, NULL, 0);
	for (int i = 0; i < 10000 && !other_ran; i++)
		sleep_ns(1000000);
	CHECK(other_ran);
	stop = true;
	wait_ended(second);
	wait_ended(spinner);
}
