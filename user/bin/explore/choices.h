/* SPDX-License-Identifier: MIT */
/* Choices as text, 4@2>3, and 4@2>t3 where a timeout was over; and what a token says of the program. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "kernel/abi/schedule.h"

/* "none" if there are none. */
void print_choices(const struct heddle_choice *choices, uint32_t count);
/* False: the text begins with none. */
bool read_choice(const char *text, struct heddle_choice *c);
/* Of the program's file, its name and its arguments. */
uint64_t program_digest(char *const *program);
