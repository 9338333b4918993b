/* SPDX-License-Identifier: MIT */
/* The watchdog: notices a CPU that loops with interrupts off. */
#pragma once

#include <stdint.h>

/* So long the machine may go on after the last watchdog_start; 0: no limit. */
extern int64_t watchdog_most_ns;

/* From here on such a loop is a panic that names the place, within
 * 0.7 s.  For seeded runs only, where every CPU is interrupted often and
 * time is virtual.  If no panic comes of it, the machine ends 2 s later. */
void watchdog_start(void);
