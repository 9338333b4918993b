/* SPDX-License-Identifier: MIT */
/* Files that are there, or not, and how long they are; their locks. */
#include "lib/explore/runtime/calls.h"

#include <sys/types.h>

KNOWS(open, (const char *path, int flags, mode_t mode), (path, flags, mode))
KNOWS(openat, (int folder, const char *path, int flags, mode_t mode), (folder, path, flags, mode))
KNOWS(fcntl, (int fd, int command, long argument), (fd, command, argument))
KNOWS(lockf, (int fd, int command, off_t length), (fd, command, length))
KNOWS(unlink, (const char *path), (path))
KNOWS(rename, (const char *old, const char *new), (old, new))
KNOWS(link, (const char *old, const char *new), (old, new))
KNOWS(symlink, (const char *old, const char *new), (old, new))
KNOWS(mkdir, (const char *path, mode_t mode), (path, mode))
KNOWS(rmdir, (const char *path), (path))
KNOWS(access, (const char *path, int mode), (path, mode))
KNOWS(ftruncate, (int fd, off_t length), (fd, length))
