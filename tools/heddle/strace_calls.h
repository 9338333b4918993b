/* SPDX-License-Identifier: MIT */
/* Which kinds of arguments each system call has. */
#pragma once

#include "tools/heddle/strace_call.h"

/* Writes "name(" and the arguments that are known by now; after the return, all. */
void strace_put_arguments(struct strace_call *call);
/* Writes what stands behind "= ". */
void strace_put_result(struct strace_call *call);
/* What the kernel has to know of all that: a struct strace_rules. */
struct buffer strace_make_rules(bool follow);
