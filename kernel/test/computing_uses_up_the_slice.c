/* SPDX-License-Identifier: MIT */
/* The time that a thread computes is taken from its slice; when none is left, its
 * turn is over. */
#include "kernel/arch/machine.h"
#include "kernel/sched/runq.h"
#include "kernel/test/test.h"

KERNEL_TEST(computing_uses_up_the_slice)
{
	struct run_queue *q;
	int64_t began;

	preempt_disable();
	q = runq_mine();
	spin_lock(&q->lock);
	current->used = 0;
	began = clock_now();
	while (clock_now() - began < 1000)
		;
	runq_account(q);
	CHECK(current->used >= 1000 || q->rotate);
	spin_unlock(&q->lock);
	preempt_enable();
}
