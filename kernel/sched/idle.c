/* SPDX-License-Identifier: MIT */
/* What a CPU does that has nothing to run: takes from others, or halts.  Tickless:
 * the timer is armed for the first deadline only. */
#include "kernel/arch/machine.h"
#include "kernel/base/panic.h"
#include "kernel/sched/runq.h"
#include "kernel/sched/sched.h"
#include "kernel/sched/timer.h"

uint32_t idle_cpus, sched_activity;

void (*sched_stuck_hook)(void);
bool (*sched_input_hook)(void);

/* All CPUs idle, all queues empty, no timer armed?  An interrupt on a halted
 * CPU may be about to wake someone; `sched_activity` shows that it came between. */
static bool
everything_idle(void)
{
	uint32_t before = __atomic_load_n(&sched_activity, __ATOMIC_SEQ_CST);

	if (__atomic_load_n(&idle_cpus, __ATOMIC_SEQ_CST) != (1u << cpu_count) - 1)
		return false;
	for (unsigned int id = 0; id < cpu_count; id++)
		if (run_queues[id].queued != 0)
			return false;
	return timers_idle() && __atomic_load_n(&sched_activity, __ATOMIC_SEQ_CST) == before;
}

static void
halt_until_interrupt(struct run_queue *q)
{
	uint32_t me = 1u << cpu_id();

	__atomic_fetch_or(&idle_cpus, me, __ATOMIC_SEQ_CST);
	if (q->queued == 0) {
		if (everything_idle() && !sched_input_hook() && sched_stuck_hook != NULL) {
			__atomic_fetch_and(&idle_cpus, ~me, __ATOMIC_SEQ_CST);
			sched_stuck_hook();
			return;
		}
		preempt_disable(); /* the interrupt returns here; we switch below */
		__asm__ volatile("sti; hlt; cli" ::: "memory");
		stretch_forget();
		preempt_enable_quiet();
	}
	__atomic_fetch_and(&idle_cpus, ~me, __ATOMIC_SEQ_CST);
}

static bool
come_and_steal(void)
{
	struct thread *t = cpu_count > 1 ? runq_steal(PRIO_COUNT) : NULL;

	if (t != NULL)
		runq_settle(t, QUEUE_MOVED);
	return t != NULL;
}

void
sched_idle(void)
{
	for (;;) {
		irq_disable();
		this_cpu()->need_resched = false; /* we look ourselves */
		if (runq_mine()->queued == 0 && !come_and_steal())
			halt_until_interrupt(runq_mine());
		irq_enable();
		if (run_queues[current->cpu].queued > 0)
			schedule();
	}
}

uint64_t
sched_idle_ns(unsigned int cpu)
{
	return thread_run_ns(run_queues[cpu].idle);
}

unsigned int
sched_runnable(void)
{
	unsigned int n = 0;

	for (unsigned int cpu = 0; cpu < cpu_count; cpu++) {
		struct run_queue *q = &run_queues[cpu];

		spin_lock(&q->lock);
		n += q->queued + (q->running != q->idle);
		spin_unlock(&q->lock);
	}
	return n;
}
