/* SPDX-License-Identifier: MIT */
/* The system call table. */
#pragma once

#include <stdint.h>

#include "kernel/arch/regs.h"

/* Called by entry.S with interrupts on: runs the call that r->rax names. */
void syscall_dispatch(struct regs *r);
/* "read", or NULL. */
const char *syscall_name(uint64_t number);
