/* SPDX-License-Identifier: MIT */
/* Resource usage as user space sees it. */
#pragma once

#include "kernel/mm/user.h"
#include "kernel/proc/process.h"

/* Writes a struct rusage. */
int usage_out(uptr to, const struct usage *usage);
