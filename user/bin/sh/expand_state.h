/* SPDX-License-Identifier: MIT */
/* What expand.c and parameter.c, which call each other, share. */
#pragma once

#include "user/bin/sh/buffer.h"
#include "user/bin/sh/expand.h"

struct expansion {
    struct names fields;
    struct buffer field;
    bool started;               /* there is a field, even if it is empty: "" is one */
    bool pattern;               /* something unquoted in it is special to a pattern */
    bool joined;                /* never split */
    bool inside;                /* in the word of an unquoted ${x:-word}, where blanks separate fields too */
    bool whole;                 /* joined, and never a pattern */
};

/* Adds a value: unquoted, blanks in it separate fields. NULL adds nothing. */
void expand_put_value(struct expansion *expansion, const char *value, bool quoted);

/* Ends the field: as the files that match it if it is a pattern and some do, else as it is. */
void expand_end_field(struct expansion *expansion);

/* What a joined expansion came to. */
char *expand_finish(struct expansion *expansion);

/* Adds a piece of a word, as written; quoted: as inside "...". */
void expand_piece(struct expansion *expansion, const char *text, bool quoted);

/* In parameter.c: the inside of ${...}, or a name behind a dollar. */
void expand_parameter(struct expansion *expansion, const char *text, bool quoted);
