/* SPDX-License-Identifier: MIT */
/* Resource limits of processes (getrlimit(2)). */
#pragma once

#include <stdbool.h>

#include "kernel/abi/resource.h"
#include "kernel/proc/process.h"

void limits_init(void);
/* What a world's pid 1 begins with. */
void limits_default(struct process *p);
void limits_copy(struct process *to, struct process *from);
/* May the current process ask for and set those of p? */
bool limits_may(struct process *p);
/* 0, -EINVAL, -EPERM. */
int limits_set(struct process *p, int resource, const struct rlimit *new);
struct rlimit limits_get(struct process *p, int resource);
/* /proc/PID/limits. */
int limits_show(struct seq *out, struct world *w, uint32_t pid, uint32_t tid);

/* One more thread or zombie for the current process, which a new process takes
 * over (process_link); false: RLIMIT_NPROC. */
bool limits_add_task(void);
void limits_drop_task(struct process *p);

/* Before user mode: SIGXCPU or the end if the process has used its CPU time. */
#define CPU_CHECK_NEVER INT64_MAX /* of a process without limit: it need not be called */
void limits_check_cpu(struct process *p);
