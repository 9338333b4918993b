/* SPDX-License-Identifier: MIT */
/* From a path to a program that can be loaded. */
#pragma once

#include "kernel/proc/args.h"
#include "kernel/fs/fs.h"
#include "kernel/proc/elf.h"

#define SCRIPT_LINE 256 /* bytes of a #! line that count */

struct program {
	struct elf_image image;        /* its inode is one that program_put gives back */
	char line[SCRIPT_LINE];        /* #! line being read */
	char interpreter[SCRIPT_LINE]; /* named there */
};

/* One more that runs what somebody runs already; NULL is nothing. */
struct inode *program_get(struct inode *exe);
/* It runs no longer, and may be written when nobody does. */
void program_put(struct inode *exe);

/* Follows #! lines to an ELF file; args get the interpreters in front.
 * -ENOENT, -EACCES, -ETXTBSY, -ENOEXEC, -ELOOP, -E2BIG, -ENOMEM: nothing to drop. */
int program_find(struct program *program, const char *path, struct exec_args *args);
