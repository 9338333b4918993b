/* SPDX-License-Identifier: MIT */
/* Everything before the first byte: checks, initrd, memory, channels, QEMU. */
#pragma once

#include "tools/heddle/channels.h"
#include "tools/heddle/machine.h"

/* Starts QEMU.  Its pid, or -1 with result->reason; then nothing is left over. */
pid_t prepare(const struct machine_options *options, struct machine_result *result,
	      struct channels *channels);
