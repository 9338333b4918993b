/* SPDX-License-Identifier: MIT */
/* What the sys floor registers with proc. */
#pragma once

#include "kernel/proc/process.h"

/* pid 1 of the boot world ended with this wait status, all others before it. */
extern void (*proc_boot_world_ended)(int status);
/* The current process ends; may sleep. */
extern void (*proc_process_ends)(struct process *p);
