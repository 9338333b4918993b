/* SPDX-License-Identifier: MIT */
/* Wakes for something else, at any moment, lose no wake-up: a sleeper counts
 * to a thousand with another that wakes it again and again for nothing. */
#include "kernel/arch/machine.h"
#include "kernel/sched/wait.h"
#include "kernel/test/helpers.h"
#include "kernel/test/test.h"

#define COUNT 500
#define FOR_NOTHING 7

static struct waitq q = WAITQ_INIT(q);
static struct spinlock lock = SPINLOCK_INIT(RANK_PROCESS, "count");
static int said, heard, lost;

static void
listen(void *arg)
{
	while (heard < COUNT && lost == 0) {
		const struct wait_how how = { .reason = TRACE_REASON_OTHER,
					      .deadline = clock_now() + 10000000000,
					      .uninterruptible = true };

		spin_lock(&lock);
		if (wait_until(&q, &lock, said > heard, &how) != 0)
			lost++;
		heard = said;
		spin_unlock(&lock);
	}
}

static void
say(void *arg)
{
	for (int i = 0; i < COUNT && lost == 0; i++) {
		for (int k = 0; k < FOR_NOTHING; k++)
			wake_all(&q);
		spin_lock(&lock);
		said++;
		spin_unlock(&lock);
		wake_all(&q);
		while (__atomic_load_n(&heard, __ATOMIC_RELAXED) < said && __atomic_load_n(&lost, __ATOMIC_RELAXED) == 0)
			thread_yield();
	}
}

KERNEL_TEST(wakes_for_nothing)
{
	struct thread *a, *b;

	said = heard = lost = 0;
	a = start_on_cpu("listener", listen, NULL, 0);
	b = start_on_cpu("speaker", say, NULL, cpu_count - 1);
	wait_ended(a);
	wait_ended(b);
	CHECK_EQ(lost, 0);
	CHECK_EQ(heard, COUNT);
}
