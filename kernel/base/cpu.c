/* SPDX-License-Identifier: MIT */
/* Per-CPU blocks and the rules for touching them. */
#include "kernel/base/cpu.h"

#include "kernel/base/panic.h"

struct cpu cpus[MAX_CPUS];
unsigned int cpu_count = 1;
void (*preempt_hook)(void);

struct cpu *
this_cpu(void)
{
	struct cpu *c;

	__asm__ volatile("mov %%gs:0, %0" : "=r"(c));
	if (c->preempt_count == 0 && irq_enabled())
		panic("per-CPU data of CPU %u touched with preemption on", c->id);
	return c;
}

void
preempt_due(void)
{
	if (preempt_count() == 0 && irq_enabled() && preempt_hook != NULL)
		preempt_hook();
}
