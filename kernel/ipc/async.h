/* SPDX-License-Identifier: MIT */
/* O_ASYNC: a signal to the owner of an open file whenever something wakes those
 * who wait for it. */
#pragma once

#include "kernel/abi/signal.h"
#include "kernel/ipc/cred.h"
#include "kernel/ipc/file.h"

/* Who gets it: a process, -group, a `thread` or 0 (nobody); with the rights of `from`, whose
 * reference it takes.  0, -ENOMEM. */
int async_set_owner(struct file *f, int owner, bool thread, struct cred *from);
int async_owner(struct file *f, bool *thread);
/* F_SETSIG: instead of SIGIO, with siginfo; 0: SIGIO.  0, -EINVAL, -ENOMEM. */
int async_set_signal(struct file *f, int signo);
int async_signal(struct file *f);
/* O_ASYNC is set or cleared, through descriptor fd.  0, -ENOMEM. */
int async_switch(struct file *f, int fd, bool on);
void async_drop(struct file *f); /* the last reference to f is gone */

/* proc registers how to reach a process, group or thread; any context. */
extern void (*async_post_hook)(struct world *w, int owner, bool thread, const struct cred *from, const siginfo_t *info);
