/* SPDX-License-Identifier: MIT */
/* Floating point state.  Everything that touches CR0.TS or the registers runs
 * with preemption off, or a switch could save them to the wrong thread. */
#include "kernel/sched/fpu.h"

#include "kernel/abi/errno.h"
#include "kernel/arch/io.h"
#include "kernel/base/cpu.h"
#include "kernel/base/panic.h"
#include "kernel/mm/heap.h"
#include "kernel/sched/signal.h"
#include "kernel/sched/thread.h"
#include "lib/base/string.h"

#define CR0_TS 0x8u

/* Fields of the fxsave image that are not zero after reset. */
#define IMAGE_FCW 0
#define IMAGE_MXCSR 24
#define FCW_RESET 0x37f
#define MXCSR_RESET 0x1f80
#define MXCSR_VALID 0xffff

static void
ts_set(void)
{
	write_cr0(read_cr0() | CR0_TS);
}

static void
ts_clear(void)
{
	__asm__ volatile("clts" ::: "memory");
}

/* An image as after reset; 16-aligned as kmalloc gives it. */
static uint8_t *
new_image(void)
{
	uint8_t *image = kzalloc(FPU_STATE_SIZE);

	if (!image)
		return NULL;
	*(uint16_t *)(image + IMAGE_FCW) = FCW_RESET;
	*(uint32_t *)(image + IMAGE_MXCSR) = MXCSR_RESET;
	return image;
}

void
fpu_trap(struct regs *r)
{
	struct thread *t = current;

	if (!regs_from_user(r))
		panic("floating point in the kernel at %#lx", r->rip);
	if (!t->fpu)
		t->fpu = new_image();
	if (!t->fpu) {
		signal_end_group(t->signals, SIGKILL);
		return;
	}
	preempt_disable();
	ts_clear();
	__asm__ volatile("fxrstor64 (%0)" ::"r"(t->fpu) : "memory");
	t->fpu_used = true;
	t->fpu_loaded = true;
	preempt_enable();
}

void
fpu_switch_out(struct thread *t)
{
	if (!t->fpu_loaded)
		return;
	__asm__ volatile("fxsave64 (%0)" ::"r"(t->fpu) : "memory");
	t->fpu_loaded = false;
	ts_set();
}

void
fpu_save(void)
{
	preempt_disable();
	fpu_switch_out(current);
	preempt_enable();
}

/* The registers no longer count. */
static void
unload(void)
{
	preempt_disable();
	if (current->fpu_loaded) {
		current->fpu_loaded = false;
		ts_set();
	}
	preempt_enable();
}

int
fpu_restore(const uint8_t image[FPU_STATE_SIZE])
{
	struct thread *t = current;

	unload();
	if (!t->fpu)
		t->fpu = new_image();
	if (!t->fpu)
		return -ENOMEM;
	memcpy(t->fpu, image, FPU_STATE_SIZE);
	*(uint32_t *)(t->fpu + IMAGE_MXCSR) &= MXCSR_VALID; /* others would fault */
	t->fpu_used = true;
	return 0;
}

void
fpu_reset(void)
{
	unload();
	fpu_free(current);
}

int
fpu_copy(struct thread *to)
{
	if (!current->fpu_used)
		return 0;
	to->fpu = kmalloc(FPU_STATE_SIZE);
	if (!to->fpu)
		return -ENOMEM;
	fpu_save();
	memcpy(to->fpu, current->fpu, FPU_STATE_SIZE);
	to->fpu_used = true;
	return 0;
}

void
fpu_free(struct thread *t)
{
	kfree(t->fpu);
	t->fpu = NULL;
	t->fpu_used = false;
}
