/* SPDX-License-Identifier: MIT */
/* Opening files and controlling descriptors. Constants: <abi/fcntl.h>. */
#pragma once

#include <abi/fcntl.h>
#include <abi/types.h>

/* The lowest free descriptor, or -1. `mode` only with O_CREAT (umask applies).
 * Opening a FIFO or a device may block unless O_NONBLOCK. */
int open(const char *path, int flags, ...);
/* A relative path starts at the directory `dir`; AT_FDCWD: at the current one. */
int openat(int dir, const char *path, int flags, ...);
int creat(const char *path, mode_t mode);
/* F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL ...: the result depends on it; -1 on error. */
int fcntl(int fd, int command, ...);
/* Makes room for n bytes at offset, so that writing them cannot fail for want of it; the file
 * grows to hold them unless mode is FALLOC_FL_KEEP_SIZE.  posix_fallocate returns the error. */
int fallocate(int fd, int mode, off_t offset, off_t n);
int posix_fallocate(int fd, off_t offset, off_t n);
