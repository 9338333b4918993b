/* SPDX-License-Identifier: MIT */
/* Locks on whole files. */
#pragma once

#include <abi/fcntl.h>

/* LOCK_SH, LOCK_EX or LOCK_UN, with LOCK_NB: EWOULDBLOCK instead of waiting. The lock is the open file's: dup and fork
 * share it, the last close gives it back. */
int flock(int fd, int operation);
