/* SPDX-License-Identifier: MIT */
/* How threads come to sleep: `lesson --under`.
 *
 *   ladder_call:  t->ladder -> here     the call     a switch away while it waits (sched.c): the kernel's calls
 *                 it has slept: the program's calls above them, which are still as they were; count the like
 *
 * Two more have no sleep in them: a mark (HEDDLE_MARK), where a program tells what it does without the kernel, and the copy of
 * a page that was shared (HEDDLE_LADDER_COPY), which it never asked for. */
#pragma once

#include "kernel/abi/heddle.h"
#include "kernel/arch/regs.h"
#include "kernel/mm/user.h"

/* Forgets what was seen, and looks at the current thread from now on. */
void ladders_begin(void);
/* Copies what was seen, at most n of it; how many that are.  -EFAULT. */
long ladders_tell(uptr to, uint64_t n);

/* A system call of a thread that is looked at.  No locks. */
void ladder_call(struct regs *r, void (*call)(struct regs *));

/* It wrote to a page that it shared, and has one of its own now: where that was, and nothing above it.  No locks. */
void ladder_copy(const struct regs *r);
