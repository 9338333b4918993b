/* SPDX-License-Identifier: MIT */
/*
 * Where the bytes of one port go: a descriptor that may be a file, a pipe, a
 * terminal, and may be slow.  Writing happens in a thread of libuv's pool, so
 * a blocked reader blocks neither Ctrl-C nor the other ports; descriptors
 * that others share with us are not made non-blocking.
 *
 *   outlet_put -> false: busy, the port is paused -> written -> on_idle: resume
 */
#pragma once

#include <stdbool.h>
#include <uv.h>

#include "tools/heddle/buffer.h"

struct outlet {
	int fd;
	int error;		/* errno of the write that failed; then all is thrown away */
	bool busy;
	struct buffer writing;	/* the pool thread's while busy */
	struct buffer waiting;	/* comes next */
	uv_work_t work;
	uv_loop_t *loop;
	void (*on_idle)(struct outlet *outlet);
	void *context;
};

/* Takes the bytes (a copy); true if more may follow at once. */
bool outlet_put(struct outlet *outlet, const char *bytes, size_t size);
