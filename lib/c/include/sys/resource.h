/* SPDX-License-Identifier: MIT */
/* Limits and usage. Constants and structs: <abi/resource.h>. */
#pragma once

#include <abi/resource.h>

/* Of another process; `limit` or `old` may be NULL. */
int prlimit(pid_t pid, int resource, const struct rlimit *limit, struct rlimit *old);
int getrlimit(int resource, struct rlimit *limit);
int setrlimit(int resource, const struct rlimit *limit);
int getrusage(int who, struct rusage *usage);
int getpriority(int which, unsigned who);
int setpriority(int which, unsigned who, int priority);
