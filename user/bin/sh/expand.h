/* SPDX-License-Identifier: MIT */
/*
 * From a word as written to the fields a program gets:
 *
 *      $x ${x} $? $$ $! $# $0 $1 $@ $*   $(command)    then splitting at blanks, then file names for * ? []
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

/* A here-document's text: dollars only. In the arena. */
char *expand_here(const char *text);
