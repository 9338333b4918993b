/* SPDX-License-Identifier: MIT */
/* Floating point and SSE registers, switched only for threads that use them.
 *
 * CR0.TS is set at boot and whenever the registers are not the current thread's; the first
 * use then traps (#NM) and loads them.  The kernel itself never uses them.
 *
 *   t->fpu_used   t has a state at all (else: as after reset)
 *   t->fpu_loaded the CPU's registers hold it and TS is clear; t is running
 *   otherwise     t->fpu holds it
 */
#pragma once

#include <stdint.h>

struct regs;
struct thread;

#define FPU_STATE_SIZE 512 /* as fxsave writes it */

void fpu_trap(struct regs *r);      /* handler of TRAP_NO_FPU */
/* schedule: t, the current thread, leaves this CPU.  Preemption off. */
void fpu_switch_out(struct thread *t);

/* For the current thread: its state is in current->fpu afterwards. */
void fpu_save(void);
/* Sets it from an image of user space: -ENOMEM. */
int fpu_restore(const uint8_t image[FPU_STATE_SIZE]);
/* Back to as after reset. */
void fpu_reset(void);
/* A new thread starts with a copy: -ENOMEM. */
int fpu_copy(struct thread *to);
/* thread.c: frees t->fpu. */
void fpu_free(struct thread *t);
