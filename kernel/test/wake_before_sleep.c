/* SPDX-License-Identifier: MIT */
/* No wake-up is lost: two threads pass a ball a thousand times; one lost
 * wake would leave both asleep, and the deadline would end the test. */
#include "kernel/abi/errno.h"
#include "kernel/arch/machine.h"
#include "kernel/sched/wait.h"
#include "kernel/test/helpers.h"
#include "kernel/test/test.h"

#define PASSES 500

static struct waitq q = WAITQ_INIT(q);
static struct spinlock lock = SPINLOCK_INIT(RANK_PROCESS, "ball");
static int ball, lost;

static void
play(void *arg)
{
	int me = (int)(intptr_t)arg;

	for (int i = 0; i < PASSES && lost == 0; i++) {
		const struct wait_how how = { .reason = TRACE_REASON_OTHER,
					      .deadline = clock_now() + 10000000000,
					      .uninterruptible = true };

		spin_lock(&lock);
		if (wait_until(&q, &lock, ball % 2 == me, &how) != 0)
			lost++;
		ball++;
		spin_unlock(&lock);
		wake_all(&q);
	}
}

KERNEL_TEST(wake_before_sleep)
{
	struct thread *a, *b;

	ball = lost = 0;
	a = start_on_cpu("even", play, (void *)0, 0);
	b = start_on_cpu("odd", play, (void *)1, cpu_count - 1);
	wait_ended(a);
	wait_ended(b);
	CHECK_EQ(lost, 0);
	CHECK_EQ(ball, 2 * PASSES);
}
