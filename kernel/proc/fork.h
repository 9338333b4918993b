/* SPDX-License-Identifier: MIT */
/* Making processes and threads out of the current thread. */
#pragma once

#include <stdint.h>

#include "kernel/mm/user.h"

struct clone {
	uint64_t flags;    /* CLONE_*, the exit signal in the low byte */
	uint64_t stack;    /* rsp of the child, or 0: the parent's */
	uptr parent_tid, child_tid;
	uint64_t tls;      /* fs base of the child, with CLONE_SETTLS */
};

/* The child's pid or tid, -EAGAIN, -ENOMEM, -EINVAL. */
long process_clone(const struct clone *c);
