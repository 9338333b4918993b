/* SPDX-License-Identifier: MIT */
/* How much room a file system has. All: 0, or -1 and errno. */
#pragma once

#include <abi/statfs.h>

int statfs(const char *path, struct statfs *out);
int fstatfs(int fd, struct statfs *out);
