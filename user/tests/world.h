/* SPDX-License-Identifier: MIT */
/* Running this same program again in a fresh world, with one more argument; nothing but its status comes out. */
#pragma once

#include "check.h"

/* Returns the wait status of the world's first program, which ends as the program in it does. */
static inline long
run_in_world(char *program, char *argument, unsigned long seed)
{
    char *argv[] = { program, argument, NULL };

    return heddle_world_run(program, argv, seed);
}

/* The same in at most so many frames of memory. */
static inline long
run_in_small_world(char *program, char *argument, unsigned long frames)
{
    char *argv[] = { program, argument, NULL };

    return heddle_world_run_in(program, argv, 1, frames);
}
