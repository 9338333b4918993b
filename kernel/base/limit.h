/* SPDX-License-Identifier: MIT */
/* Resource limits as the floors below proc see them. */
#pragma once

#include <stdint.h>

#include "kernel/abi/resource.h"

/* Soft limit RLIMIT_... of the current process; of kernel threads the one a
 * world begins with.  proc/limits.c registers it. */
extern uint64_t (*limit_hook)(int resource);

static inline uint64_t
limit_of(int resource)
{
	return limit_hook(resource);
}
