/* SPDX-License-Identifier: MIT */
/* epoll: a set of files that is kept, and a list of those that were heard of. */
#pragma once

#include "kernel/abi/epoll.h"
#include "kernel/ipc/file.h"

int epoll_create(struct file **out); /* 0, or -ENOMEM */

/* Whatever epoll_ctl(2) does, for the file f that fd stands for: also -EINVAL
 * (ep is no epoll, or f), -EPERM (f cannot be waited for), -ELOOP, -ENOSPC. */
int epoll_control(struct file *ep, int op, int fd, struct file *f, const struct epoll_event *event);

/* Stores up to `most` events and says how many; 0 at the deadline (0: only
 * looks); -EINVAL (no epoll), -EFAULT, -EINTR. */
long epoll_wait(struct file *ep, uptr events, int most, int64_t deadline);

/* The last reference to f is gone: no epoll watches it any more. */
void epoll_forget(struct file *f);
