/* SPDX-License-Identifier: MIT */
/* A count as a descriptor: 8 bytes written are added, a read takes all (or, of an
 * EFD_SEMAPHORE, one) and blocks while it is 0. */
#pragma once

#include <abi/eventfd.h>

int eventfd(unsigned count, int flags);
int eventfd_read(int fd, eventfd_t *value);
int eventfd_write(int fd, eventfd_t value);
