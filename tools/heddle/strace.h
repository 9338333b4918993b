/* SPDX-License-Identifier: MIT */
/*
 * heddle run --strace: lines of the control port in, lines as strace writes them out.
 *
 *   file.data = strace_make_rules(follow).data ...      /boot/strace, which init hands to the kernel
 *   s = strace_new(to_file, follow, put, context)
 *   strace_take(s, line) ...                            every control line; those of others change nothing
 *   strace_end(s)                                       what is not finished is said to be so
 *
 * What a thread does before its first execve that succeeds is init's way there, and left out.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct strace;

struct strace *strace_new(bool to_file, bool follow,
			  void (*write)(void *context, const char *text, size_t size), void *context);
void strace_take(struct strace *strace, const char *line);
void strace_end(struct strace *strace);
