/* SPDX-License-Identifier: MIT */
/* Static ELF64 programs: what is in the file, checked; and into memory. */
#pragma once

#include <stdint.h>

#include "kernel/abi/elf.h"
#include "kernel/fs/fs.h"
#include "kernel/mm/vm.h"

#define ELF_SEGMENTS 8

struct elf_image {
	struct inode *inode;
	unsigned int count;
	Elf64_Phdr segment[ELF_SEGMENTS]; /* PT_LOAD, ascending, addresses as loaded */
	uint64_t entry;
	uint64_t phdr, phnum;             /* where the program finds its own headers, or 0 */
	uint64_t end;                     /* first address behind the last segment */
};

/* Reads and checks headers: -ENOEXEC for whatever is not a static program for
 * this machine, -ENOMEM. */
int elf_read(struct elf_image *image, struct inode *inode);
/* Enters the mappings into a fresh address space. */
int elf_map(const struct elf_image *image, struct mm *mm, const char *name);
/* With that address space current: bss is cleared. */
int elf_fill(const struct elf_image *image);
