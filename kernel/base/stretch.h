/* SPDX-License-Identifier: MIT */
/* How long a CPU goes on without a moment at which another thread could take it:
 * from the outermost preempt_disable, spinlock or interrupt to its end.  Measured
 * only on request (stretch=N on the command line: places with more than N ns are
 * listed at the end), and meant for deterministic runs on one CPU, where a
 * nanosecond is an instruction.  A halted CPU is not in a stretch. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

extern bool stretch_on;

void stretch_start(uint64_t limit);       /* measuring begins */
void stretch_forget(void);                /* this CPU has halted meanwhile */
void stretch_report(void);                /* to the log, the longest first */
