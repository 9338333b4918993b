/* SPDX-License-Identifier: MIT */
/* A wait whose condition never comes ends at its deadline, not before. */
#include "kernel/abi/errno.h"
#include "kernel/arch/machine.h"
#include "kernel/sched/wait.h"
#include "kernel/test/test.h"

KERNEL_TEST(wait_times_out)
{
	static struct waitq q = WAITQ_INIT(q);
	struct spinlock lock = SPINLOCK_INIT(RANK_PROCESS, "test");
	int64_t deadline = clock_now() + 20000000;
	const struct wait_how how = { .reason = TRACE_REASON_OTHER, .deadline = deadline,
				      .uninterruptible = true };
	int r;

	spin_lock(&lock);
	r = wait_until(&q, &lock, false, &how);
	CHECK(spin_held(&lock));
	spin_unlock(&lock);
	CHECK_EQ(r, -ETIMEDOUT);
	CHECK(clock_now() >= deadline);
}
