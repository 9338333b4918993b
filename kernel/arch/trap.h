/* SPDX-License-Identifier: MIT */
/* Traps and interrupts.  Higher floors register what handles a vector.
 *
 * Assembly calls C by name in four places, all in entry.S: trap_dispatch
 * (here), nmi_dispatch (watchdog.c), syscall_dispatch (sys/syscall.c) and
 * return_to_user (proc/signal.c), which runs before every return to user mode
 * with interrupts on. */
#pragma once

#include "kernel/arch/regs.h"
#include "kernel/base/cpu.h"

enum trap_vector {
	TRAP_DIVIDE = 0,
	TRAP_DEBUG = 1,
	TRAP_NMI = 2,
	TRAP_BREAKPOINT = 3,
	TRAP_INVALID_OPCODE = 6,
	TRAP_NO_FPU = 7,
	TRAP_DOUBLE_FAULT = 8,
	TRAP_PROTECTION = 13,
	TRAP_PAGE_FAULT = 14,
	TRAP_FPU = 16,
	TRAP_ALIGNMENT = 17,
	TRAP_SIMD = 19,
	IRQ_UART = 36,
	IRQ_TIMER = 48,
	IRQ_RESCHEDULE = 49,
	IRQ_SHOOTDOWN = 50,
	IRQ_STOP = 51,
	IRQ_SPURIOUS = 255,
};

#define FLAG_IF 0x200 /* in rflags: interrupts are on */

typedef void (*trap_handler)(struct regs *r);

/* Exceptions (vector < 32) are handled with interrupts off, in the context of
 * the thread; the handler turns them on (trap_irq_restore) when it has read
 * trap_fault_address.
 * Interrupts (>= 32) run with interrupts and preemption off. */
void trap_register(unsigned int vector, trap_handler fn);
static inline void
trap_irq_restore(const struct regs *r) /* as they were where the exception happened */
{
	irq_restore(r->rflags & FLAG_IF);
}
uint64_t trap_fault_address(void); /* CR2 of the page fault being handled, in its handler only */
void trap_init_cpu(void);          /* GDT, IDT, TSS of this CPU */
/* The stack the CPU switches to when it enters from user mode. */
void trap_set_kernel_stack(void *top);
void trap_print(const struct regs *r); /* to the log, with a backtrace */
