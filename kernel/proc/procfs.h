/* SPDX-License-Identifier: MIT */
/* /proc/PID; procload.c: what the CPUs did. */
#pragma once

#include <stdint.h>

struct seq;
struct world;

void procfs_init(void);
int procfs_show_maps(struct seq *out, struct world *w, uint32_t pid, uint32_t tid);
void procdirs_init(void);
void procload_init(void);
