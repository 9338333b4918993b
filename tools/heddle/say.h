/* SPDX-License-Identifier: MIT */
/*
 * Messages to the person at the terminal.  All go to stderr and begin with
 * the program's name; stdout belongs to the guest's program.
 */
#pragma once

#include <stdbool.h>

/* Prints "heddle: TEXT\n" on stderr as one write. */
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* While the terminal is in raw mode a line must end in "\r\n". */
void say_in_raw_mode(bool raw);

/* Makes a string; ends the program when there is no memory for it. */
char *text_of(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* malloc and realloc that end the program with a message instead of failing. */
void *must_alloc(unsigned long size);
void *must_realloc(void *old, unsigned long size);
void out_of_memory(void) __attribute__((noreturn));
