/* SPDX-License-Identifier: MIT */
/* /proc/PID; procload.c: what the CPUs did. */
#pragma once

void procfs_init(void);
void procdirs_init(void);
void procload_init(void);
