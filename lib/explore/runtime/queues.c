/* SPDX-License-Identifier: MIT */
/* Message queues, their names included. */
#include "lib/explore/runtime/calls.h"

#include <mqueue.h>
#include <sys/types.h>

GETS(ssize_t, mq_timedreceive, (mqd_t queue, char *to, size_t n, unsigned *priority, const struct timespec *deadline),
     (queue, to, n, priority, deadline))
PUTS(int, mq_timedsend, (mqd_t queue, const char *from, size_t n, unsigned priority, const struct timespec *deadline),
     (queue, from, n, priority, deadline))
GETS(ssize_t, mq_receive, (mqd_t queue, char *to, size_t n, unsigned *priority), (queue, to, n, priority))
PUTS(int, mq_send, (mqd_t queue, const char *from, size_t n, unsigned priority), (queue, from, n, priority))
QUIET(int, mq_getattr, (mqd_t queue, struct mq_attr *to), (queue, to), , explore_hear(); explore_hear_room())
INFORMS(int, mq_notify, (mqd_t queue, const struct sigevent *event), (queue, event))
QUIET(mqd_t, mq_open, (const char *name, int flags, mode_t mode, struct mq_attr *a), (name, flags, mode, a), explore_tell(),
      explore_hear_all())
KNOWS(mq_unlink, (const char *name), (name))
