/* SPDX-License-Identifier: MIT */
/* The table of a story: a column a thread, a row a step. */
#pragma once

#include <abi/schedule.h>
#include <stdbool.h>
#include <stdint.h>

struct step {
    const struct heddle_note *note;
    uint64_t value;
    bool valued;                        /* `value` is what it read or wrote */
    bool last;                          /* of its thread */
    bool elsewhere;                     /* not in a file of `only` */
    uint32_t near;
};

/* Prints those from `from` on that are at most so near.  only: NULL, or of a short report the files whose steps it tells, the
   first of which is not named in each row (else that which most rows are in is not). */
void columns_print(const struct step *steps, uint32_t count, uint32_t from, uint32_t near, const char *only);
