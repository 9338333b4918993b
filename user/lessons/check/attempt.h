/* SPDX-License-Identifier: MIT */
/* One attempt: a command in a deterministic guest of its own.  What it leaves behind lies in one directory as out, err, trace and called.
 * A judgement ends its process where it refuses, so it is done by a child. */
#pragma once

#include "user/lessons/check/check.h"

#define MOST_RUNS 16

struct trial {
    const struct lesson_check *check;
    uint64_t seed;
    char *directory;
    char *runs[MOST_RUNS];      /* the commands, the first with the defaults, the last with drawn values */
    size_t run_count;
    int status;                 /* of the last attempt */
    bool endless;               /* the last attempt ran on until the emulator had noted all that it may */
    char *why;                  /* the last refusal */
    bool held;
};

/* The evidence goes into a folder of its own under `folder`, or under build/lessons-tried. */
struct trial trial_begin(const struct lesson_check *check, uint64_t seed, const char *folder);
void trial_clean(struct trial *t);
char *trial_file(const struct trial *t, const char *name);
/* Where the lesson lies in the guest. */
char *trial_place(const struct trial *t);

/* Runs the command with `add` (heddle's --add, or NULL) and this file as standard input.  False: it could not. */
bool attempt_run(struct trial *t, const char *input, const char *add, const char *command);
/* What the last attempt left behind is that of the lesson under this command; else t->why. */
bool attempt_passes(struct trial *t, const char *command);

/* A command may begin with a word for us; what follows is for the machine: `--smp N`, of one digit, and the program. */
const char *for_machine(const char *command);
/* Cuts the text in place at these letters: how many pieces there are. */
size_t cut_text(char *text, const char *at, char **pieces, size_t room);
