/* SPDX-License-Identifier: MIT */
/* poll() of one descriptor with this library's deadlines.  For the library itself. */
#pragma once

#include <stdbool.h>

#include <conc/time.h>

/* Wait until `events` (POLLIN, POLLOUT), an error or the other end's closing.  False: the deadline came first. */
bool conc_ready(int fd, short events, int64_t deadline);

/* A deadline's rest for poll(): rounded up, for a poll that returns a little early would only be called again. */
int conc_poll_ms(int64_t left);
