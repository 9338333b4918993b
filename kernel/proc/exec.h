/* SPDX-License-Identifier: MIT */
/* Running a program in place of the current one. */
#pragma once

#include "kernel/proc/args.h"

/* On success the current thread's user registers are those of the new
 * program's start, and its return to user mode begins it.  Takes over args.
 * -ENOENT, -EACCES, -ENOEXEC, -E2BIG, -ENOMEM, ...: nothing happened. */
int process_exec(const char *path, struct exec_args *args);

/* The old address space of the current process goes; mm's reference is the process's,
 * the current thread gets one of its own. */
struct mm;
struct process;
void process_change_memory(struct process *p, struct mm *mm);
