/* SPDX-License-Identifier: MIT */
/* A thread waits for a CPU whose thread cannot be preempted; another CPU that
 * becomes idle takes it. */
#include "kernel/arch/machine.h"
#include "kernel/base/panic.h"
#include "kernel/sched/sched.h"
#include "kernel/test/helpers.h"
#include "kernel/test/test.h"

static volatile bool busy, holding, released, ran;

static void
keep_busy(void *arg)
{
	busy = true;
	while (!released)
		;
}

static void
run(void *arg)
{
	ran = true;
}

/* Keeps CPU 0, on which `run` waits too, until that has run elsewhere. */
static void
hold(void *arg)
{
	struct thread *t;
	int64_t end;

	assert_eq(thread_create(boot_world, "waits", run, NULL, &t), 0);
	preempt_disable();
	thread_start(t);
	released = true;
	for (end = clock_now() + 2000000000; !ran && clock_now() < end;)
		;
	holding = false;
	preempt_enable();
	wait_ended(t);
}

KERNEL_TEST(idle_cpu_steals)
{
	struct thread *other, *holder;

	if (cpu_count < 2)
		return;
	busy = released = ran = false;
	holding = true;
	other = start_on_cpu("busy", keep_busy, NULL, 1);
	while (!busy)
		sleep_ns(1000000);
	holder = start_on_cpu("holds", hold, NULL, 0);
	while (holding)
		sleep_ns(1000000);
	CHECK(ran);
	wait_ended(holder);
	wait_ended(other);
}
