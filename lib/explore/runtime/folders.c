/* SPDX-License-Identifier: MIT */
/* Names by folder, and other kinds of files. */
#include "lib/explore/runtime/calls.h"

#include <dirent.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

KNOWS(linkat, (int from, const char *old, int to, const char *new, int flags), (from, old, to, new, flags))
KNOWS(symlinkat, (const char *old, int folder, const char *new), (old, folder, new))
KNOWS(unlinkat, (int folder, const char *path, int flags), (folder, path, flags))
KNOWS(renameat, (int from, const char *old, int to, const char *new), (from, old, to, new))
KNOWS(renameat2, (int from, const char *old, int to, const char *new, unsigned flags), (from, old, to, new, flags))
KNOWS(mkdirat, (int folder, const char *path, mode_t mode), (folder, path, mode))
KNOWS(mkfifo, (const char *path, mode_t mode), (path, mode))
KNOWS(mknod, (const char *path, mode_t mode, dev_t device), (path, mode, device))
KNOWS(mknodat, (int folder, const char *path, mode_t mode, dev_t device), (folder, path, mode, device))
KNOWS(truncate, (const char *path, off_t length), (path, length))
LEARNS(int, faccessat, (int folder, const char *path, int mode, int flags), (folder, path, mode, flags))
LEARNS(ssize_t, readlink, (const char *path, char *to, size_t size), (path, to, size))
LEARNS(ssize_t, readlinkat, (int folder, const char *path, char *to, size_t size), (folder, path, to, size))
LEARNS(struct dirent *, readdir, (DIR *folder), (folder))
LEARNS(int, fstatat, (int folder, const char *path, struct stat *to, int flags), (folder, path, to, flags))
