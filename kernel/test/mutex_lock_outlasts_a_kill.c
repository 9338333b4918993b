/* SPDX-License-Identifier: MIT */
/* A kill ends mutex_lock_killable, which then does not hold the mutex; mutex_lock
 * waits on, and holds it when it returns. */
#include "kernel/abi/errno.h"
#include "kernel/sync/mutex.h"
#include "kernel/test/helpers.h"
#include "kernel/test/test.h"

static struct mutex m;
static bool held;
static int error;

static void
steadfast(void *arg)
{
	mutex_lock(&m);
	held = mutex_held(&m);
	if (held)
		mutex_unlock(&m);
}

static void
killable(void *arg)
{
	error = mutex_lock_killable(&m);
	if (mutex_held(&m))
		mutex_unlock(&m);
}

static void
kill(struct thread *t)
{
	while (t->state != THREAD_WAITING)
		sleep_ns(1000000);
	atomic_store(&t->killed, true);
	thread_wake(t);
}

KERNEL_TEST(mutex_lock_outlasts_a_kill)
{
	struct thread *first, *second;

	mutex_init(&m, RANK_TEST_MUTEX, "test mutex");
	held = false;
	error = 0;
	mutex_lock(&m);
	first = start_on_cpu("steadfast", steadfast, NULL, 0);
	second = start_on_cpu("killable", killable, NULL, 0);
	kill(first);
	kill(second);
	wait_ended(second);
	CHECK_EQ(error, -EINTR);
	mutex_unlock(&m);
	wait_ended(first);
	CHECK(held);
}
