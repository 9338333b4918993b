/* SPDX-License-Identifier: MIT */
/* Per-CPU blocks and the rules for touching them. */
#include "kernel/base/cpu.h"

#include "kernel/base/panic.h"

struct cpu cpus[MAX_CPUS];
unsigned int cpu_count = 1;
void (*preempt_hook)(void);

void
cpu_touched(const struct cpu *c)
{
	panic("per-CPU data of CPU %u touched with preemption on", c->id);
}

void
preempt_due(void)
{
	if (preempt_count() == 0 && irq_enabled() && preempt_hook != NULL)
		preempt_hook();
}
