/* SPDX-License-Identifier: MIT */
/* What an instruction does to memory, from its spelling (AT&T's, as the emulator's log has it). */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#define REGISTERS 16        /* in the log's order: rax rbx rcx rdx rsi rdi rbp rsp r8 ... */
#define NO_REGISTER -1

struct access {
    bool loads, stores;
    bool relative, of_thread;       /* its place is told from the instruction's end, from the thread's own variables */
    int base, index;
    int64_t displacement, scale;
    unsigned size;
    int to, from;                   /* the register that takes what is loaded, or has what is stored, as it is */
    bool constant;                  /* what is stored is `value` */
    int64_t value;
};

struct access access_of(const char *instruction);
/* Where, with these registers; `after`: where the next instruction is. */
uint64_t access_place(const struct access *a, const uint64_t *registers, uint64_t after, uint64_t of_thread);
/* As many bytes of a register as the access has. */
uint64_t access_value(const struct access *a, uint64_t in_register);
