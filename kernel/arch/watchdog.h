/* SPDX-License-Identifier: MIT */
/* The watchdog: notices a CPU that loops with interrupts off. */
#pragma once

/* From here on such a loop is a panic that names the place, within
 * 0.7 s.  For seeded runs only, where every CPU is interrupted often and
 * time is virtual. */
void watchdog_start(void);
