/* SPDX-License-Identifier: MIT */
/* Pending signals as a descriptor: a read takes them, one struct signalfd_siginfo each.
 * Block them first, or a handler may be faster. */
#pragma once

#include <abi/eventfd.h>
#include <abi/signal.h>

/* fd -1: a new one; else the set of fd is replaced. */
int signalfd(int fd, const sigset_t *set, int flags);
