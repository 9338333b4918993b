/* SPDX-License-Identifier: MIT */
/* What a file is. Constants and struct stat: <abi/stat.h>. All: 0, or -1 and errno. */
#pragma once

#include <abi/stat.h>

#define UTIME_NOW  0x3fffffff
#define UTIME_OMIT 0x3ffffffe

/* lstat tells about a symbolic link itself, stat about what it names. */
int stat(const char *path, struct stat *result);
int lstat(const char *path, struct stat *result);
int fstat(int fd, struct stat *result);
int fstatat(int dir, const char *path, struct stat *result, int flags);
int chmod(const char *path, mode_t mode);
int fchmod(int fd, mode_t mode);
int fchmodat(int dir, const char *path, mode_t mode, int flags);
int mknodat(int dir, const char *path, mode_t mode, dev_t device);
int mkdir(const char *path, mode_t mode);
int mkdirat(int dir, const char *path, mode_t mode);
int mkfifo(const char *path, mode_t mode);
int mknod(const char *path, mode_t mode, dev_t device);
/* Bits that new files do not get; returns the old mask, never fails. */
mode_t umask(mode_t mask);
/* times: access, modification; NULL: now. */
int utimensat(int dir, const char *path, const struct timespec times[2], int flags);
int futimens(int fd, const struct timespec times[2]);
