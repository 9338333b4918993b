/* SPDX-License-Identifier: MIT */
/* Steps of booting that need several floors. */
#pragma once

#include <stdint.h>

#include "kernel/mm/frame.h"

/* RAM to the frame allocator, without kernel, initrd, trace area and the first
 * MiB (firmware, CPU trampoline). */
void boot_add_memory(void);
phys_t boot_ram_end(void);
void boot_find_initrd(void);
/* Starts /bin/init with the arguments of /boot/argv. */
void boot_first_program(void);
/* /proc/version and /proc/sys/kernel. */
void sys_identity_init(void);
