/* SPDX-License-Identifier: MIT */
/* PVH start info, as the loader lays it out (Xen, public/arch-x86/hvm/start_info.h,
 * version 1). */
#pragma once

#include <stdint.h>

#define HVM_START_MAGIC 0x336ec578
#define HVM_MEMMAP_RAM 1

struct hvm_start_info {
	uint32_t magic, version, flags, nr_modules;
	uint64_t modlist_paddr, cmdline_paddr, rsdp_paddr, memmap_paddr;
	uint32_t memmap_entries, reserved;
};

struct hvm_modlist_entry {
	uint64_t paddr, size, cmdline_paddr, reserved;
} __attribute__((packed)); /* it follows the command line, at any address */

struct hvm_memmap_entry {
	uint64_t addr, size;
	uint32_t type, reserved;
};
