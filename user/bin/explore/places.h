/* SPDX-License-Identifier: MIT */
/* What the explored program calls its addresses, from its own file: symbols and source lines. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* Reads the program; without its file addresses stay numbers. */
void places_open(const char *program);
/* The source line of the call that returns to pc: "bank.c:10 (withdraw)"; `short_form`: "bank.c:10". */
const char *place_name(char *to, size_t size, uint64_t pc, bool short_form);
/* A variable: "money", "list+16"; otherwise its number. */
const char *variable_name(char *to, size_t size, uint64_t address);
/* The function that lies there, or NULL. */
const char *function_name(uint64_t address);
/* That line of the source, without its end, and closes it; "" without the file, or if it is shorter. */
void place_line(char *to, size_t size, FILE *source, unsigned int line);
