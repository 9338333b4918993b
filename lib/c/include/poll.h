/* SPDX-License-Identifier: MIT */
/* Waiting for several descriptors. Events and struct pollfd: <abi/poll.h>. */
#pragma once

#include <abi/poll.h>
#include <abi/signal.h>
#include <abi/time.h>

/* Blocks until one is ready; returns how many have revents, 0 on timeout
 * (milliseconds; -1: never, 0: only look), -1 on error. */
int poll(struct pollfd *fds, nfds_t count, int timeout);
int ppoll(struct pollfd *fds, nfds_t count, const struct timespec *timeout,
	  const sigset_t *mask);
