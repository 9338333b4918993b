/* SPDX-License-Identifier: MIT */
/* The registers entry.S saves on the kernel stack, in its order. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct regs {
	uint64_t r15, r14, r13, r12, rbp, rbx;
	uint64_t r11, r10, r9, r8, rax, rcx, rdx, rsi, rdi;
	uint64_t vector; /* trap number, or TRAP_SYSCALL */
	uint64_t error;  /* the CPU's error code; of a system call its number */
	uint64_t rip, cs, rflags, rsp, ss;
};
_Static_assert(sizeof(struct regs) == 22 * 8, "entry.S");

#define TRAP_SYSCALL 256

#define SELECTOR_KERNEL_CODE 0x08
#define SELECTOR_KERNEL_DATA 0x10
#define SELECTOR_USER_DATA 0x1b
#define SELECTOR_USER_CODE 0x23

static inline bool
regs_from_user(const struct regs *r)
{
	return (r->cs & 3) == 3;
}
