/* SPDX-License-Identifier: MIT */
/*
 * QEMU as a child that cannot outlive us.  libuv's uv_spawn cannot ask for
 * that, so this is our own fork: the child asks the host kernel for SIGKILL
 * at our death, whatever that death is.
 */
#pragma once

#include <stddef.h>
#include <sys/types.h>

/* Starts argv with these descriptors kept open, stderr as given, stdin and
   stdout /dev/null, in `folder` unless NULL, away from our terminal.
   The child's pid, or -1 with errno. */
pid_t spawn(char *const *argv, const int *keep, size_t keep_count, int error, const char *folder);
