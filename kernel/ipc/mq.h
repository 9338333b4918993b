/* SPDX-License-Identifier: MIT */
/* POSIX message queues: named, bounded, highest priority first, and in order
 * of sending among equals. */
#pragma once

#include "kernel/abi/mqueue.h"
#include "kernel/abi/signal.h"
#include "kernel/ipc/cred.h"
#include "kernel/ipc/file.h"

struct signal_state;

/* Opens or (O_CREAT) makes the queue `name`, given without its leading slash.
 * attr NULL: 10 messages of 8192 bytes.  0 and a file, or -ENOENT, -EEXIST,
 * -EINVAL (name, limits), -ENAMETOOLONG, -EACCES ('/' inside,
 * or the mode of the queue), -EMFILE (the
 * world's queues are too big together), -ENOMEM. */
int mq_open(struct world *w, const struct cred *c, const char *name, int oflag, unsigned int mode,
            const struct mq_attr *attr, struct file **out);
/* Removes the name; the queue lives until its last file is closed.  -ENOENT,
 * -EPERM (somebody else's). */
int mq_unlink(struct world *w, const struct cred *c, const char *name);

/* deadline: clock_now() time or WAIT_FOREVER.  -EAGAIN (O_NONBLOCK), -ETIMEDOUT,
 * -EINTR, -EMSGSIZE, -EBADF (not a queue, or not opened for this), -EINVAL
 * (priority), -EFAULT, -ENOMEM. */
long mq_send(struct file *f, uptr from, size_t n, unsigned int priority, int64_t deadline);
/* The length of the message; *priority if not NULL. */
long mq_receive(struct file *f, uptr to, size_t n, unsigned int *priority, int64_t deadline);

/* One notice, to the process that owns `who`, when a message comes into the
 * empty queue and nobody waits for it; ev NULL takes the request back.  -EBUSY
 * if a request stands, -EINVAL for other ways than SIGEV_SIGNAL, SIGEV_NONE. */
int mq_notify(struct file *f, struct signal_state *who, const struct sigevent *ev);
/* proc registers who sends: SI_MESGQ, si_pid, si_uid. */
extern void (*mq_sender_hook)(siginfo_t *info);
/* `who` closes f, or (f NULL) ends: its requests are void. */
void mq_forget(struct world *w, struct file *f, struct signal_state *who);

/* Attributes now into *old; only mq_flags (O_NONBLOCK) of *new is set.  Either
 * may be NULL. */
int mq_getsetattr(struct file *f, const struct mq_attr *new, struct mq_attr *old);

void mq_drop_all(struct world *w); /* the world ends */
