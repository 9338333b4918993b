/* SPDX-License-Identifier: MIT */
/* Choices as text, 4@2>3, and 4@2>t3 where a timeout was over; and what a token says of the program. */
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "kernel/abi/schedule.h"

/* "none" if there are none. */
void print_choices(FILE *to, const struct heddle_choice *choices, uint32_t count);
/* The whole list, commas between; how many, or -1: it has been said what is wrong. */
int read_choices(const char *text, struct heddle_choice *to, uint32_t room);
/* Of the program's file, its name, its arguments and what it reads. */
uint64_t program_digest(char *const *program);
