/* SPDX-License-Identifier: MIT */
/* A new program's stack: argc, argv, environment, auxiliary vector. */
#pragma once

#include <stdint.h>

#include "kernel/proc/args.h"
#include "kernel/proc/elf.h"

int stack_map(struct mm *mm);
/* Writes it into the current address space; *rsp is where the program finds
 * argc. */
int stack_fill(const struct elf_image *image, const char *path, const struct exec_args *args,
	       uint64_t *rsp);
