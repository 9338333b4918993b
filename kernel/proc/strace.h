/* SPDX-License-Identifier: MIT */
/* Tells the host what a thread asks of the kernel; the host makes text of it
 * (abi/strace.h, tools/heddle/strace.h). */
#pragma once

#include "kernel/abi/strace.h"
#include "kernel/arch/regs.h"
#include "kernel/sched/thread.h"

/* Takes the rules (once) and traces the current thread.  -EBUSY, -EFAULT,
 * -EINVAL, -ENOMEM. */
long strace_begin(uptr rules, size_t size);

/* What to tell of the current thread, whose t->strace is set.  No locks. */
void strace_call(struct regs *r, void (*call)(struct regs *));
void strace_signal(const siginfo_t *info);
void strace_stopped(int signo);
void strace_ended(int status);
