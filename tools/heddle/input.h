/* SPDX-License-Identifier: MIT */
/*
 * Our stdin on its way to the guest, a piece at a time: the next piece is
 * read when QEMU has taken the last one, so nothing is lost and nothing piles
 * up.  At a terminal reading never pauses, for the kill key must be seen even
 * when the guest listens no more.
 *
 *   read (pool thread) -> framed -> machine_send -> input_sent -> read ...
 */
#pragma once

#include <stdbool.h>
#include <sys/types.h>
#include <uv.h>

#include "tools/heddle/buffer.h"

struct machine;

enum { KILL_KEY = 0x1d };	/* Ctrl-] */

struct input {
	struct machine *machine;
	uv_loop_t *loop;
	bool terminal;
	void (*sent)(void *context);	/* the machine's context; calls input_sent */
	void (*on_kill_key)(struct input *input);
	void *context;
	bool reading, sending, ended;
	struct buffer frames;	/* waiting for machine_send */
	uv_work_t work;
	ssize_t got;		/* result of the read in the pool thread */
	char bytes[16384];
};

void input_start(struct input *input);
/* To be called from machine_send's `sent`. */
void input_sent(struct input *input);
/* Tells the guest the window's size. */
void input_window(struct input *input);
/* The machine is gone. */
void input_stop(struct input *input);
/* Is stdin a file that ends, of at most this size (or /dev/null)? */
bool input_is_file(off_t most);
/* Reads all of stdin, or until it is more than `most` bytes; 0, or -1 with errno. */
int input_read_all(struct buffer *all, size_t most);
