/* SPDX-License-Identifier: MIT */
/*
 * From a word as written to the fields a program gets:
 *
 *      $x ${x} ${x:-y} $? $$ $! $# $0 $1 $@ $*   $(command) `command` $((1 + 1))    then splitting at blanks, then file names for * ? []
 *
 * Inside "..." there is neither splitting nor matching; inside '...' nothing at all is special.
 */
#pragma once

#include "user/bin/sh/glob.h"
#include "user/bin/sh/tree.h"

/* All fields of all words; name[count] is NULL. In the arena. */
struct names expand_words(const struct word *words);

/* One word into exactly one text: for assignments and redirections. In the arena. */
char *expand_one(const char *word);

/* One word into a pattern for glob_match: what was quoted in it has a backslash. In the arena. */
char *expand_pattern(const char *word);

/* A here-document's text: dollars and backquotes only. In the arena. */
char *expand_here(const char *text);
