/* SPDX-License-Identifier: MIT */
/* Readiness, with signals let through meanwhile. */
#include "lib/explore/runtime/calls.h"

#include <poll.h>
#include <sys/select.h>

HEARS_ANY(int, ppoll, (struct pollfd *fds, nfds_t n, const struct timespec *timeout, const sigset_t *mask), (fds, n, timeout, mask))
HEARS_ANY(int, pselect, (int n, fd_set *in, fd_set *out, fd_set *other, const struct timespec *timeout, const sigset_t *mask),
	  (n, in, out, other, timeout, mask))
