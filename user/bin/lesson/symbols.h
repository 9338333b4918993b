/* SPDX-License-Identifier: MIT */
/* Names and source lines of a program file: .symtab and .heddle.lines. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct place {
    char function[64];
    char file[96];              /* "" if unknown */
    unsigned line;
};

/* Reads the file into memory, where it stays.  Its inode's number, or 0 if it cannot be read. */
uint64_t symbols_load(const char *path);
/* The call before this return address.  False: no function of the file covers it. */
bool symbols_find(uint64_t address, struct place *p);
/* The function that the line is of, if that was made a part of p->function; else "". */
const char *symbols_inlined(const struct place *p);
/* The same of the kernel, which knows by itself. */
bool symbols_find_kernel(uint64_t address, struct place *p);
