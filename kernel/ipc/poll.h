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

/* Waits until at least one file has an answer, and says how many have one; 0
 * at the deadline (clock_now() time, 0 to only look, WAIT_FOREVER); -EINTR,
 * -ENOMEM. */
long poll_files(struct poll_file *files, size_t n, int64_t deadline);
