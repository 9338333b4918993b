/* SPDX-License-Identifier: MIT */
/* Which functions a program calls, as the emulator sees its code run: nothing of this is in the guest.  How often, and what it is
 * told: closely.h. */
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* QEMU writes to its log each piece of the program's own code that is about to run first; CLOSELY: and whenever it runs again, with the
 * registers (a thousand bytes each time); STEPWISE: each instruction is a piece (--one-insn-per-tb). */
enum watch { LOOSELY, CLOSELY, STEPWISE };

/* Words for heddle's --qemu.  NULL: the program is none that our linker made. */
char *called_watch(const char *program, const char *log, enum watch watch);

/* Prints the functions of the libraries that such a log has calls to, a name a line, THREAD_VARIABLE where the program uses one
 * that the compiler makes for each thread, BY_POINTER where it goes to a place that it has kept, and BY_PROCESSOR where it asks the
 * processor for the time or for a random number. */
#define THREAD_VARIABLE "%fs"
#define BY_POINTER "%pointer"
#define BY_PROCESSOR "%processor"
void called_list(const char *program, const char *log, FILE *out);

/* The same, and then what closely.h tells. */
void called_list_closely(const char *program, const char *log, bool stepwise, FILE *out);

/* These five bytes of an instruction, which is all of it, are those of a call or a jump: to *target, if it is at `at`. */
bool called_directly(const unsigned *byte, uint64_t at, uint64_t *target);
/* These first bytes of an instruction are those of a call, or a jump, to a place kept in a register or in memory. */
bool called_by_pointer(const unsigned *byte, int n);
