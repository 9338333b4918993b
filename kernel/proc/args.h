/* SPDX-License-Identifier: MIT */
/* The argument and environment strings of an execve, copied into the kernel
 * before the memory they lie in goes away. */
#pragma once

#include <stddef.h>

#include "kernel/mm/user.h"

struct exec_args {
	char *text;            /* argv strings, then environment strings */
	size_t used, capacity;
	size_t argv_size;      /* bytes of text that are argv */
	unsigned int argc, envc;
};

/* From user space: -E2BIG beyond 128 KiB, -EFAULT, -ENOMEM.  A zero vector
 * counts as empty. */
int args_from_user(struct exec_args *args, uptr argv, uptr envp);
/* From the kernel; both end with NULL. */
int args_from_kernel(struct exec_args *args, const char *const *argv, const char *const *envp);
void args_free(struct exec_args *args);

/* Replaces argv[0] by n others: what a #! line does. */
int args_replace_first(struct exec_args *args, const char *const *strings, unsigned int n);
