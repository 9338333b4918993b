/* SPDX-License-Identifier: MIT */
/* The ways a run ends: exit, panic, timeout, nothing can happen any more. */
#pragma once

void power_init(void);          /* hooks of panic, scheduler and proc */
void power_start_timeout(void); /* command line timeout=NS, from now */

/* The first program ended; `status` is what the host shall exit with. */
__attribute__((noreturn)) void machine_exit(int status);
