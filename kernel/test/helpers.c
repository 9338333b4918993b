/* SPDX-License-Identifier: MIT */
#include "kernel/test/helpers.h"

#include "kernel/arch/machine.h"
#include "kernel/base/panic.h"
#include "kernel/sched/wait.h"

struct thread *
start_on_cpu(const char *name, void (*fn)(void *), void *arg, unsigned int cpu)
{
	struct thread *t;

	assert_eq(thread_create(boot_world, name, fn, arg, &t), 0);
	t->affinity = 1ull << cpu;
	thread_start(t);
	return t;
}

void
sleep_ns(int64_t ns)
{
	static struct waitq nobody = WAITQ_INIT(nobody);
	struct spinlock lock = SPINLOCK_INIT(RANK_PROCESS, "test sleep");
	const struct wait_how how = { .reason = TRACE_REASON_SLEEP, .deadline = clock_now() + ns,
				      .uninterruptible = true };

	spin_lock(&lock);
	wait_until(&nobody, &lock, clock_now() >= how.deadline, &how);
	spin_unlock(&lock);
}

/* Only tests wait for a kernel thread, so looking every millisecond is enough.
 * The scheduler's own reference goes last: then the stack is free too. */
void
wait_ended(struct thread *t)
{
	while (t->refs > 1)
		sleep_ns(1000000);
	thread_put(t);
}
