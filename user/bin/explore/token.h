/* SPDX-License-Identifier: MIT */
/*
 * A token tells a run: HD2-DIGEST-SCHEDULE-CC. The digest is of program, words, what it reads, and the version of the
 * schedules' meaning. The schedule is c and its choices, or s with strategy, depth, length and seed where the choices do not
 * fit; C and S if data races are no failure; or g with a grading's seed, and the first and last seed of one of its tests. Numbers are written in base 32, four bits a character, the fifth says that another one follows; CC is a sum of the rest,
 * so that what is mistyped is seen. Compiled for the guest, which explores, and for the host, which keeps what was explored.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kernel/abi/schedule.h"

#define TOKEN_SIZE 121          /* with its end */
#define SCHEDULE_SEMANTICS 2    /* another one: the same choices mean another run */

enum token_error { TOKEN_OK, TOKEN_NONE, TOKEN_OTHER_VERSION, TOKEN_MISTYPED, TOKEN_OF_SEEDS, TOKEN_OF_SCHEDULE };

/* Of a test of the grader's, which runs under each seed from first to last. */
struct token_seeds {
    uint64_t seed;
    uint32_t first, last;
};

/* Of the program's bytes; then of each word and of what it reads. */
uint64_t token_digest(uint64_t so_far, const void *bytes, size_t size);

/* choices[0..replay_count) if they fit, else strategy, depth, length and seed; "" if those do not tell it. */
void token_write(char token[TOKEN_SIZE], uint64_t digest, const struct heddle_schedule *choices, const struct heddle_schedule *drawn);
/* Fills in strategy and what belongs to it; s->choices and room are there. */
enum token_error token_read(const char *token, uint64_t *digest, struct heddle_schedule *s);
void token_write_seeds(char token[TOKEN_SIZE], uint64_t digest, const struct token_seeds *s);
bool token_is_of_seeds(const char *token);      /* whole or not */
enum token_error token_read_seeds(const char *token, uint64_t *digest, struct token_seeds *s);
/* "HD2-DIGEST", also the name of the folder that keeps the run. */
void token_name(char name[TOKEN_SIZE], uint64_t digest);
const char *token_error_text(enum token_error error);
