/* SPDX-License-Identifier: MIT */
/* Groups: only the calling process's own, no names. */
#pragma once

#include <abi/types.h>

/* EPERM without CAP_SETGID. */
int setgroups(size_t size, const gid_t *list);
