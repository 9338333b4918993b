/* SPDX-License-Identifier: MIT */
/* How often a program calls what, and what it is told: the emulator notes each piece of its own code that runs, with the registers. */
#pragma once

#include <stdbool.h>
#include <stdio.h>

#include "lib/elf/elf_file.h"

/*
 * Prints, of a log of QEMU's in_asm, exec and cpu of the code from `begin` to `end`, in the order of what happened
 * (`stepwise`: of one in which each instruction is a piece):
 *
 *     >NAME THREAD               it calls a function of the libraries (BY_POINTER: it goes to a place that it has kept)
 *     <NAME THREAD ANSWER        and comes back from it; the answer is the int that it returns, whatever it means
 *     :FUNCTION THREAD GIVEN     a thread begins in its code; what it was given first, as far as it fits an int
 *     ?ADDRESS THREAD            stepwise: it loads from there, ADDRESS in hexadecimal
 *     =ADDRESS THREAD VALUE      and that was the value, if it is a register's
 *     !ADDRESS THREAD VALUE      it stores this there; without VALUE: something
 *     +FUNCTION TIMES SPOKE      at the end: how often a function of its own was entered, and how often it printed, or one it called
 *     -FUNCTION TIMES            and how often it read from a file itself, and one it called printed: it hands on what it reads
 */
void closely_list(const struct elf_file *program, uint64_t begin, uint64_t end, FILE *log, bool stepwise, FILE *out);
