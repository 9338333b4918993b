/* SPDX-License-Identifier: MIT */
/* Which system calls a thread may make. */
#pragma once

#include <stdbool.h>

#include "kernel/arch/regs.h"
#include "kernel/mm/user.h"
#include "kernel/sched/thread.h"

/* seccomp(2).  -EINVAL, -EACCES (neither no_new_privs nor CAP_SYS_ADMIN),
 * -EFAULT, -ENOMEM; with TSYNC the number of a thread with another filter. */
long seccomp_strict(void);
long seccomp_filter(unsigned int flags, uptr program);
long seccomp_action_known(uptr action);

/* A thread with seccomp set makes a system call.  False: it shall not be, and
 * *result is what the caller gets, unless this does not return. */
bool seccomp_allows(const struct regs *r, long *result);
/* t, which joined the current thread's process or is the first of a new one,
 * gets the current thread's filters and no_new_privs.  Never fails. */
void seccomp_inherit(struct thread *t);
void seccomp_drop(struct thread *t); /* of a thread that makes no calls any more */
