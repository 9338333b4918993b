/* SPDX-License-Identifier: MIT */
/* The basic types of the ABI. Everything is LP64: long and pointers have 64 bits. */
#pragma once

#include <stddef.h>
#include <stdint.h>

typedef int32_t pid_t;
typedef uint32_t uid_t;
typedef uint32_t gid_t;
typedef uint32_t id_t;
typedef uint32_t mode_t;
typedef uint64_t dev_t;
typedef uint64_t ino_t;
typedef uint64_t nlink_t;
typedef int64_t off_t;
typedef int64_t blksize_t;
typedef int64_t blkcnt_t;
typedef int64_t ssize_t;
typedef int64_t time_t;
typedef int64_t suseconds_t;
typedef uint32_t useconds_t;
typedef int64_t clock_t;
typedef int32_t clockid_t;
typedef int32_t key_t;

_Static_assert(sizeof(long) == 8 && sizeof(void *) == 8, "Heddle is LP64");
