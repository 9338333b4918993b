/* SPDX-License-Identifier: MIT */
/* timerfd: a timer as a file. */
#pragma once

#include "kernel/abi/eventfd.h"
#include "kernel/ipc/file.h"

int timerfd_create(int clock, int flags, struct file **out); /* O_NONBLOCK; 0, -ENOMEM */
int timerfd_clock(struct file *f); /* as given to create; -EINVAL: f is no timerfd */
/* First expiry at `deadline` (clock_now() time; 0: never), then every
 * `interval` ns (0: once).  The time left and the interval before, as get.  With
 * TFD_TIMER_ABSTIME and _CANCEL_ON_SET on the real-time clock a read is -ECANCELED once that is set. */
void timerfd_set(struct file *f, int64_t deadline, int64_t interval, int flags, int64_t old[2]);
void timerfd_clock_set(struct world *w); /* the real-time clock was set */
/* old[0]: ns to the next expiry, 0: none; old[1]: the interval. */
void timerfd_get(struct file *f, int64_t old[2]);
