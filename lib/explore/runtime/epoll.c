/* SPDX-License-Identifier: MIT */
/* Readiness by epoll. Who adds a file hands on what its event points to. */
#include "lib/explore/runtime/calls.h"

#include <sys/epoll.h>

INFORMS(int, epoll_ctl, (int fd, int operation, int file, struct epoll_event *event), (fd, operation, file, event))
HEARS_ANY(int, epoll_wait, (int fd, struct epoll_event *events, int n, int timeout), (fd, events, n, timeout))
HEARS_ANY(int, epoll_pwait, (int fd, struct epoll_event *events, int n, int timeout, const sigset_t *mask),
	  (fd, events, n, timeout, mask))
HEARS_ANY(int, epoll_pwait2, (int fd, struct epoll_event *events, int n, const struct timespec *timeout, const sigset_t *mask),
	  (fd, events, n, timeout, mask))
