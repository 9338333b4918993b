/* SPDX-License-Identifier: MIT */
/* The emulator's log of a program's own code, step by step: which piece of it runs, and with what in the registers. */
#pragma once

#include <stdbool.h>
#include <stdio.h>

#include "lib/elf/elf_file.h"
#include "user/lessons/check/access.h"

enum code_end { FALLS, CALLS, CALLS_POINTER, RETURNS };

/* To the next jump or call; where the emulator goes stepwise, one instruction. */
struct code_piece {
    unsigned long long number, begin, after;    /* after: behind its last instruction */
    uint64_t target;                            /* of a call */
    enum code_end end;
    bool uses_thread_variable, jumps;           /* jumps: it calls as its function's last deed, and comes back to that one's caller */
    struct access access;                       /* what its last instruction does to memory */
};

/* A piece that runs, and what was in the registers when it began. */
struct code_step {
    const struct code_piece *piece;
    uint64_t at, pointer, page_table;           /* pointer: of the thread's own variables */
    uint64_t registers[REGISTERS];
};

struct code_log;
struct code_log *code_log_open(const struct elf_file *program, FILE *log);
void code_log_close(struct code_log *l);
/* False: that was the last.  Other programs' code that lies where the program's does is left out. */
bool code_log_next(struct code_log *l, struct code_step *s);
/* The call that comes back to there, of those that have run; NULL: none. */
const struct code_piece *code_log_call_before(const struct code_log *l, uint64_t address);
