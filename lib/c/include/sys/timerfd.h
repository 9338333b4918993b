/* SPDX-License-Identifier: MIT */
/* A timer as a descriptor: a read blocks until it has expired and gives 8 bytes, how often. */
#pragma once

#include <abi/eventfd.h>
#include <abi/time.h>

int timerfd_create(clockid_t clock, int flags);
/* it_value 0 stops it. flags: TFD_TIMER_ABSTIME. */
int timerfd_settime(int fd, int flags, const struct itimerspec *value, struct itimerspec *old);
int timerfd_gettime(int fd, struct itimerspec *value);
