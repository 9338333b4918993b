/* SPDX-License-Identifier: MIT */
/* Which functions a program calls, as the emulator sees its code run: nothing of this is in the guest.  How often, and what it is
 * told: closely.h. */
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* Words for heddle's --qemu: QEMU then writes to `log` each piece of the program's own code that is about to run first; `closely`:
 * and whenever it runs again, with the registers (a thousand bytes each time).  NULL: the program is none that our linker made. */
char *called_watch(const char *program, const char *log, bool closely);

/* Prints the functions of the libraries that such a log has calls to, a name a line, THREAD_VARIABLE where the program uses one
 * that the compiler makes for each thread, and BY_POINTER where it goes to a place that it has kept. */
#define THREAD_VARIABLE "%fs"
#define BY_POINTER "%pointer"
void called_list(const char *program, const char *log, FILE *out);

/* The same, and then what closely.h tells. */
void called_list_closely(const char *program, const char *log, FILE *out);

/* These five bytes of an instruction, which is all of it, are those of a call or a jump: to *target, if it is at `at`. */
bool called_directly(const unsigned *byte, uint64_t at, uint64_t *target);
/* These first bytes of an instruction are those of a call, or a jump, to a place kept in a register or in memory. */
bool called_by_pointer(const unsigned *byte, int n);
