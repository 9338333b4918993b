/* SPDX-License-Identifier: MIT */
/* One schedule of the explored program, and how it ended. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "kernel/abi/schedule.h"

#define ROOM 4096               /* of choices */

/* How a schedule ended; equal ones failed in the same way. */
struct outcome {
    int status;
    uint32_t verdict;
    bool computes;              /* HEDDLE_ENDLESS: without passing any point */
    bool other;                 /* it ended well, but what it wrote is not what was expected */
    struct heddle_race race;
    uint32_t place;             /* where the program gave up, if it ended: of two assertions each fails in its own way */
};

struct found {
    uint32_t count;
    struct heddle_choice choices[ROOM];
};

/* What is explored, and how; set before the first run. */
extern struct explored {
    char **program;
    uint32_t flags;             /* enum heddle_schedule_flags */
    uint32_t points_most;       /* of a schedule: at so many it does not end */
    uint32_t patience_ms;       /* see struct heddle_schedule */
    int silent;                 /* a descriptor that forgets what is written */
    int expected;               /* a file with what it is to write; -1: anything */
} explored;
/* What the last run chose whose schedule did not say where that goes. */
extern struct heddle_choice choices[ROOM];

/* Under s, which has strategy, depth, length, seed and what is to be replayed. */
struct outcome run(struct heddle_schedule *s, int output);
/* The verdict may be HEDDLE_SILENT. */
struct outcome run_once(struct heddle_schedule *s, int output);
struct outcome replay(const struct found *f, int output);
/* What s chose. */
void take_choices(struct found *f, const struct heddle_schedule *s);
/* Leaves out what it fails without. */
void shrink(struct found *f, struct outcome wanted);

bool fails(struct outcome o);
bool same(struct outcome a, struct outcome b);
/* That ended the program, as far as its status says; 0: none. */
int signal_of(struct outcome o);
/* In a few words; and in one. */
const char *words_for(struct outcome o);
const char *word_for(struct outcome o);
