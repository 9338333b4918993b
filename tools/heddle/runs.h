/* SPDX-License-Identifier: MIT */
/*
 * What was explored is kept in BUILD/runs/HD2-DIGEST: the program, its words
 * and its standard input.  A capsule is all of it in one file, with a token.
 */
#pragma once

#include "tools/heddle/words.h"

/* Standard input is a file, or else becomes /dev/null. */
void runs_input(void);
/* words: what the program is called in the guest, and its arguments. Where the program lies then, the caller's to free;
   NULL: it cannot be kept, and it has been said why. */
char *runs_keep(const char *program, const struct words *words);
/* Of a token whose run is not a program's but these words of `heddle`. */
void runs_keep_words(const char *token, const struct words *words);
/* The folder of the token's run, with its words added to `words` and its input as standard input; NULL: it is not kept here. */
char *runs_find(const char *token, struct words *words);
/* The unstripped program of the token's run, or else the program itself; NULL: it is not kept here. */
char *runs_symbols(const char *token);
/* 0, or the exit status: it has been said why. */
int capsule_write(const char *file, const char *token);
/* Unpacks a capsule into BUILD/runs; its token, or NULL: it has been said why. */
char *capsule_open(const char *file);
/* replay.c: of a file that is a capsule, which is unpacked, or the word itself; NULL: it has been said why not. */
const char *token_of_word(const char *word);
