/* SPDX-License-Identifier: MIT */
/* Names and source lines of programs, read from their ELF files when a report
 * needs them: .symtab and .heddle.lines.  May sleep. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kernel/sched/thread.h"

/* "function+0x12 (file.c:34)", as much of it as is known, else the address.
 * `call`: it is a return address, so the line is that of the call before. */
void user_symbol_format(struct process *p, uint64_t address, bool call, char *buf, size_t size);
/* "name" or "name+0x8" of a function or variable; false if unknown. */
bool user_symbol_name(struct process *p, uint64_t address, char *buf, size_t size);

/* The return addresses of t's user code, innermost first; how many. */
unsigned int user_calls(struct mm *mm, const struct regs *r, uint64_t *at, unsigned int most);

/* One line for each call of t's user code, innermost first.  r: its registers. */
void user_backtrace(struct thread *t, const struct regs *r, void (*emit)(const char *line));
