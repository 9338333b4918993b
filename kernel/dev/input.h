/* SPDX-License-Identifier: MIT */
/* Live input: what comes in from the host, before anybody reads it.
 *
 * With tty=1 on the command line each byte goes through the line discipline
 * (dev/tty.h); else the bytes are kept as they are, for /dev/host0. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "kernel/mm/user.h"
#include "kernel/sched/wait.h"

void input_init(void);

/* Live input may still come: for the check whether anything can ever happen. */
bool input_possible(void);

/* Raw bytes, at least one if n > 0; 0 at the end.  -EAGAIN (nonblocking and
 * none there), -EINTR, -EFAULT. */
long input_read(uptr to, size_t n, bool nonblocking);
/* A read would not wait. */
bool input_ready(void);
extern struct waitq input_readers;
