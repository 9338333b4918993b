/* SPDX-License-Identifier: MIT */
/* How a machine ended, in words on stderr and as an exit status. */
#pragma once

#include "tools/heddle/run_options.h"

enum { LOG_SHOWN = 65536 };	/* bytes of the kernel's log kept for a panic */

/* Explains an end that is not the program's own exit; the exit status of `heddle run`. */
int explain(const struct run_options *options, const struct machine_result *result);
