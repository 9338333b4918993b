/* SPDX-License-Identifier: MIT */
/* Waiting for any of several files: what poll, select and epoll are made of. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "kernel/ipc/file.h"

/* One file and what is asked of it.  The caller holds a reference for the
 * length of the call; file NULL is skipped. */
struct poll_file {
	struct file *file;
	unsigned int events;   /* asked for; ERR and HUP are always answered */
	unsigned int revents;  /* the answer */
};

/* Where poll_wait puts a waiter for each queue of a file: the calling thread,
 * or a watcher if `told` is set (sched/wait.h). */
struct poll_table {
	struct waiter *waiters;
	size_t used, size;
	bool (*told)(struct waiter *w);
	void *arg;
	bool exclusive;
	struct waitq *onward;
	uint8_t by;            /* enum waker of all its queues */
};

/* No file has more queues than this (a message queue: not empty, not full). */
#define QUEUES_PER_FILE 2

/* Waits until at least one file has an answer, and says how many have one; 0
 * at the deadline (clock_now() time, 0 to only look, WAIT_FOREVER); -EINTR,
 * -ENOMEM. */
long poll_files(struct poll_file *files, size_t n, int64_t deadline);
