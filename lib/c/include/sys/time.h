/* SPDX-License-Identifier: MIT */
/* Time in microseconds, the old way. */
#pragma once

#include <abi/time.h>
#include <sys/select.h>

int gettimeofday(struct timeval *now, void *zone);
int setitimer(int which, const struct itimerval *value, struct itimerval *old);
int getitimer(int which, struct itimerval *value);
int utimes(const char *path, const struct timeval times[2]);
