/* SPDX-License-Identifier: MIT */
/* What is armed tells when its time comes. */
#include "lib/explore/runtime/calls.h"

#include <signal.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

INFORMS(unsigned, alarm, (unsigned seconds), (seconds))
INFORMS(int, setitimer, (int which, const struct itimerval *value, struct itimerval *old), (which, value, old))
INFORMS(int, timer_settime, (timer_t timer, int flags, const struct itimerspec *value, struct itimerspec *old),
	(timer, flags, value, old))
INFORMS(int, timerfd_settime, (int fd, int flags, const struct itimerspec *value, struct itimerspec *old), (fd, flags, value, old))
