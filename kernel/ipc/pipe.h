/* SPDX-License-Identifier: MIT */
/* Pipes: a one-way stream of bytes between a read end and a write end. */
#pragma once

#include "kernel/ipc/file.h"

/* Bytes that a new pipe holds before writers wait. */
#define PIPE_CAPACITY 65536

/* Makes a pipe charged to the current world, with one reference to each end.
 * flags: O_NONBLOCK or 0, for both ends.  0, or -ENOMEM. */
int pipe_create(int flags, struct file **read_end, struct file **write_end);
