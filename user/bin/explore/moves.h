/* SPDX-License-Identifier: MIT */
/*
 * The run of a list of choices, as the places in it at which somebody may be asked who moves next. A run is begun anew for
 * each move: it is a function of its choices, so up to the last of them it is the same.
 *
 *      note:   point 7 of 3 | write n | value | point 8 of 3 | read m | ... | 3 passes at 12: it waits
 *      place:  ^ 3 may write            ^ 3 may read                          ^ another must move
 *
 * At a point at which a thread lost its turn, and where it goes on later, nobody is asked again.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "user/bin/explore/run.h"

enum { PLAYERS = 64, NOTES_MOST = 32768 };

struct place {
    uint32_t note;              /* its place in notes[] */
    uint32_t tid, number;       /* whose turn, and its point */
    uint64_t can, late;         /* who may move; whose timeouts may be over; a bit a thread */
    bool waits;                 /* tid itself cannot go on */
};

/* What one knows of a thread at a place. */
struct player {
    bool known, ended, waits;
    uint32_t reason;            /* it waits: enum trace_reason, */
    uint64_t object;            /* for this */
    const struct heddle_note *last, *next; /* its last step and what it is about to do; NULL: unknown */
};

struct moves {
    struct heddle_schedule schedule;
    struct outcome outcome;
    uint32_t count;             /* of notes[] */
    bool too_long;              /* there were more */
    struct heddle_note notes[NOTES_MOST];
};

/* Runs it. */
void moves_run(struct moves *m, const struct found *f, int output);
/* The first place behind that note; -1: behind the beginning. False: there is none, the run has ended. */
bool moves_next(const struct moves *m, int64_t note, struct place *to);
/* Everyone, as it is at that note. */
void moves_players(const struct moves *m, uint32_t note, struct player players[PLAYERS]);
/* Who holds it at that note; 0: nobody. */
uint32_t moves_holder(const struct moves *m, uint32_t note, uint64_t lock);
/* A step to be told: a call, or an access of what others may touch. The value it read or wrote, once it has. */
bool moves_is_step(const struct moves *m, uint32_t note);
bool moves_value(const struct moves *m, uint32_t note, uint64_t *value);
