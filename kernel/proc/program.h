/* SPDX-License-Identifier: MIT */
/* From a path to a program that can be loaded. */
#pragma once

#include "kernel/proc/args.h"
#include "kernel/proc/elf.h"

#define SCRIPT_LINE 256 /* bytes of a #! line that count */

struct program {
	struct elf_image image;        /* its inode has one reference */
	char line[SCRIPT_LINE];        /* #! line being read */
	char interpreter[SCRIPT_LINE]; /* named there */
};

/* Follows #! lines to an ELF file; args get the interpreters in front.
 * -ENOENT, -EACCES, -ENOEXEC, -ELOOP, -E2BIG, -ENOMEM: nothing to drop. */
int program_find(struct program *program, const char *path, struct exec_args *args);
