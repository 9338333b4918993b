/* SPDX-License-Identifier: MIT */
/* Waiting for several descriptors, the old way. FD_SET and friends: <abi/select.h>. */
#pragma once

#include <abi/select.h>
#include <abi/signal.h>

/* Blocks until one of the first `count` descriptors is ready; the sets then hold those.
 * Returns how many, 0 on timeout (NULL: never), -1 on error. *timeout becomes the rest. */
int select(int count, fd_set *readable, fd_set *writable, fd_set *special,
	   struct timeval *timeout);
int pselect(int count, fd_set *readable, fd_set *writable, fd_set *special,
	    const struct timespec *timeout, const sigset_t *mask);
