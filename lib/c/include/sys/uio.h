/* SPDX-License-Identifier: MIT */
/* Reading into and writing from several buffers at once. */
#pragma once

#include <abi/uio.h>

ssize_t readv(int fd, const struct iovec *parts, int count);
ssize_t writev(int fd, const struct iovec *parts, int count);
