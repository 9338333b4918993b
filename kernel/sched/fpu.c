/* SPDX-License-Identifier: MIT */
/* Lazy FPU switching by CR0.TS. */
#include "kernel/sched/fpu.h"

#include "kernel/abi/errno.h"
#include "kernel/arch/io.h"
#include "kernel/arch/trap.h"
#include "kernel/base/panic.h"
#include "kernel/mm/heap.h"
#include "kernel/sched/signal.h"
#include "lib/base/string.h"

#define CR0_TS 8

/* What FNINIT and a fresh MXCSR give: everything masked, round to nearest. */
static void
set_initial(uint8_t *fpu)
{
	static const uint16_t control = 0x37f;
	static const uint32_t mxcsr = 0x1f80;

	memset(fpu, 0, FPU_BYTES);
	memcpy(fpu, &control, sizeof control);
	memcpy(fpu + 24, &mxcsr, sizeof mxcsr);
}

static void
save(struct thread *t)
{
	__asm__ volatile("fxsave64 (%0)" ::"r"(t->fpu) : "memory");
	t->fpu_loaded = false;
	write_cr0(read_cr0() | CR0_TS);
}

void
fpu_switch_out(struct thread *prev)
{
	if (prev->fpu_loaded)
		save(prev);
}

void
fpu_flush(void)
{
	preempt_disable();
	if (current->fpu_loaded)
		save(current);
	preempt_enable();
}

void
fpu_reset(void)
{
	fpu_flush();
	if (current->fpu != NULL)
		set_initial(current->fpu);
	current->fpu_used = false;
}

int
fpu_copy(struct thread *to)
{
	if (!current->fpu_used)
		return 0;
	to->fpu = kmalloc(FPU_BYTES);
	if (to->fpu == NULL)
		return -ENOMEM;
	fpu_flush();
	memcpy(to->fpu, current->fpu, FPU_BYTES);
	to->fpu_used = true;
	return 0;
}

/* First use since the thread was switched in.  In the kernel it is a bug. */
static void
first_use(struct regs *r)
{
	struct thread *t = current;

	if (!regs_from_user(r))
		panic("the kernel used the FPU");
	trap_irq_restore(r);
	if (t->fpu == NULL) {
		t->fpu = kmalloc(FPU_BYTES);
		if (t->fpu == NULL) {
			signal_end_group(t->signals, SIGKILL); /* out of memory */
			return;
		}
		set_initial(t->fpu);
	}
	preempt_disable();
	__asm__ volatile("clts");
	__asm__ volatile("fxrstor64 (%0)" ::"r"(t->fpu));
	t->fpu_used = t->fpu_loaded = true;
	preempt_enable();
}

void
fpu_init(void)
{
	trap_register(TRAP_NO_FPU, first_use);
}
