/* SPDX-License-Identifier: MIT */
/*
 * `heddle run --strace`: what the host tells the kernel, by way of init, and what the kernel tells
 * the host of each system call.
 *
 * The host sends rules (HEDDLE_STRACE): which arguments lead to memory, and how much of it. The kernel
 * knows no more of arguments than that. A rule of level 0 looks into the registers (enum
 * strace_register); one of level n+1 into each element that the rule before it, of level n, found: so
 * argv is an array of pointers, and each leads to a string.
 *
 * Lines on the control port, each "strace TID " and then, numbers in hexadecimal:
 *   m ADDRESS BYTES             what memory held; belongs to the next c or r of this thread
 *   c NUMBER ARGUMENT... STACK  a call begins: six arguments, the stack pointer
 *   r NUMBER RESULT RESTART     it has ended; RESTART: enum restart, if a signal interrupted it
 *   s SIGINFO                   a signal is taken
 *   t SIGNAL                    it stops the thread
 *   x STATUS                    the thread ends; a wait status
 */
#pragma once

#include <stdint.h>

enum strace_mode { STRACE_OFF, STRACE_SELF, STRACE_FOLLOW, STRACE_LADDERS };    /* since FOLLOW: children and threads, too */

enum strace_register { STRACE_ARGUMENT, STRACE_STACK = 6, STRACE_RESULT = 7, STRACE_REGISTERS = 8 };
enum strace_when { STRACE_CALL = 1, STRACE_RETURN = 2, STRACE_FAILURE = 4 };    /* bits */

/* How many elements there are. */
enum strace_count {
	STRACE_MOST,                    /* as many as `most` says, always */
	STRACE_U32, STRACE_U64,         /* as the number at count_at says */
	STRACE_POINTED,                 /* as the 32-bit number says that is pointed to there */
	STRACE_UNTIL_ZERO,              /* up to one that is all zero */
};

struct strace_rule {
	uint16_t call;
	uint8_t level, when, count;
	uint8_t at;                     /* offset of the pointer in what the rule looks into */
	uint8_t count_at;
	uint8_t unit;                   /* bytes of an element */
	uint16_t most;                  /* elements */
};

struct strace_rules {
	uint32_t mode, count;
	struct strace_rule rules[];
};

_Static_assert(sizeof(struct strace_rule) == 10, "struct strace_rule");
