/* SPDX-License-Identifier: MIT */
/* A kernel mutex's holder gets the priority of who waits, through a chain of two,
 * and loses it with the mutex: a busy thread of middle priority cannot come
 * between.  All on one CPU. */
#include "kernel/sched/sched.h"
#include "kernel/sync/mutex.h"
#include "kernel/test/helpers.h"
#include "kernel/test/test.h"

static struct mutex inner, outer;
static volatile bool low_holds, middle_holds, go, busy_done, busy_first;
static volatile int low_prio, low_after;

static void
low(void *arg)
{
	mutex_lock(&inner);
	low_holds = true;
	while (!go)
		sleep_ns(1000000);
	low_prio = current->prio;
	mutex_unlock(&inner);
	low_after = current->prio;
}

static void
middle(void *arg)
{
	mutex_lock(&outer);
	middle_holds = true;
	mutex_lock(&inner);
	mutex_unlock(&inner);
	mutex_unlock(&outer);
}

static void
high(void *arg)
{
	mutex_lock(&outer);
	busy_first = busy_done;
	mutex_unlock(&outer);
}

static void
busy(void *arg)
{
	while (!go)
		sleep_ns(1000000);
	for (volatile int i = 0; i < 20000000; i++)
		;
	busy_done = true;
}

static struct thread *
start_urgent(const char *name, void (*fn)(void *), int priority)
{
	struct thread *t;

	if (thread_create(boot_world, name, fn, NULL, &t) != 0)
		return NULL;
	t->affinity = 1;
	t->rt_priority = (uint8_t)priority;
	t->prio = thread_own_prio(t);
	thread_start(t);
	return t;
}

KERNEL_TEST(mutex_inherits)
{
	struct thread *t[4];

	mutex_init(&outer, RANK_TEST_MUTEX - 1, "outer");
	mutex_init(&inner, RANK_TEST_MUTEX, "inner");
	low_holds = middle_holds = go = busy_done = busy_first = false;
	t[0] = start_urgent("low", low, 10);
	while (!low_holds)
		sleep_ns(1000000);
	t[1] = start_urgent("middle", middle, 20);
	while (!middle_holds)
		sleep_ns(1000000);
	t[2] = start_urgent("busy", busy, 30);
	sleep_ns(5000000);
	t[3] = start_urgent("high", high, 40);
	sleep_ns(5000000);
	CHECK_EQ(t[0]->prio, PRIO_REALTIME_0 - 40);
	go = true;
	for (int i = 0; i < 4; i++)
		wait_ended(t[i]);
	CHECK_EQ(low_prio, PRIO_REALTIME_0 - 40);
	CHECK_EQ(low_after, PRIO_REALTIME_0 - 10);
	CHECK(busy_done && !busy_first);
}
