/* SPDX-License-Identifier: MIT */
/* Names and source lines of the kernel's own code, from the tables that the
 * second link appends (tools/build/mksyms). */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* "function+0x12 (kernel/ipc/pipe.c:34)" into buf; a bare address if unknown. */
void symbol_format(uint64_t address, char *buf, size_t size);

/* The return addresses of the calls that led to this frame, innermost first; how many. */
unsigned int calls_from(uint64_t rbp, uint64_t *at, unsigned int most);

/* Prints the calls that led here, innermost first, by frame pointers. */
void backtrace_from(uint64_t rip, uint64_t rbp);
