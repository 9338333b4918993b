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
	unsigned int events;   /* asked for */
	unsigned int revents;  /* the answer, of these */
};

/* What a file's poll operation hands to poll_wait: `enter` is called with each queue
 * that may change the answer.  The beginning of its caller's own structure. */
struct poll_table {
	void (*enter)(struct poll_table *pt, struct waitq *q);
	uint8_t by;            /* enum waker of all these queues */
};

/* No file has more queues than this (a message queue: not empty, not full). */
#define QUEUES_PER_FILE 2

/* Waits until at least one file has an answer, and says how many have one; 0
 * at the deadline (clock_now() time, 0 to only look, WAIT_FOREVER); -EINTR,
 * -ENOMEM. */
long poll_files(struct poll_file *files, size_t n, int64_t deadline);
