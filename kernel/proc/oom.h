/* SPDX-License-Identifier: MIT */
/* What happens when memory runs out in a page fault. */
#pragma once

#include <stdbool.h>

/* The fault of the current thread found no memory, for the tries-th time: true
 * if it shall try again, false if the current process is the one to go.  May
 * sleep, no spinlock held. */
bool oom_try_again(unsigned int tries, bool in_kernel);
