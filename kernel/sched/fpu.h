/* SPDX-License-Identifier: MIT */
/* Floating-point and SSE registers, switched only if used.
 *
 * The kernel itself never uses them.  CR0.TS is set while the registers are
 * not the running thread's; its first use traps (vector 7), loads them and
 * clears TS.  A thread that used them is saved when it is switched out. */
#pragma once

#include "kernel/sched/thread.h"

#define FPU_BYTES 512 /* FXSAVE image */

void fpu_init(void);                      /* registers the trap */
void fpu_switch_out(struct thread *prev); /* scheduler, interrupts off */

/* Current thread: memory holds the newest state afterwards (t->fpu, if
 * t->fpu_used); changes made there take effect. */
void fpu_flush(void);
/* Current thread: as if never used (exec). */
void fpu_reset(void);
/* A new thread starts with the current one's state.  0 or -ENOMEM. */
int fpu_copy(struct thread *to);
