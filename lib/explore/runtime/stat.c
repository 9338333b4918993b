/* SPDX-License-Identifier: MIT */
/* How long a file is, where it is read next, how much there is to read. */
#include "lib/explore/runtime/calls.h"

#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

LEARNS(int, stat, (const char *path, struct stat *to), (path, to))
LEARNS(int, lstat, (const char *path, struct stat *to), (path, to))
LEARNS(int, fstat, (int fd, struct stat *to), (fd, to))
LEARNS(off_t, lseek, (int fd, off_t to, int whence), (fd, to, whence))
LEARNS(int, ioctl, (int fd, unsigned long request, void *argument), (fd, request, argument))
