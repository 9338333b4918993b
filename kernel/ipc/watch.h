/* SPDX-License-Identifier: MIT */
/* Watchers in all queues of a file: they hear of every wake there, and nobody
 * sleeps.  What epoll and O_ASYNC are made of. */
#pragma once

#include "kernel/ipc/poll.h"

struct watchers {
	struct poll_table table;
	struct waiter like;        /* its told, arg, exclusive, onward (sched/wait.h) are everyone's */
	struct waiter in[QUEUES_PER_FILE];
	size_t used;               /* 0: off */
};

/* From here on they hear; like is set. */
void watch_begin(struct watchers *w, struct file *f);
/* When it returns nobody hears any more. */
void watch_end(struct watchers *w);
