/* SPDX-License-Identifier: MIT */
/*
 * Tokens into a tree, by recursive descent:
 *
 *      list      = and_or { (";" | "&" | newline) and_or }
 *      and_or    = pipeline { ("&&" | "||") pipeline }
 *      pipeline  = ["!"] command { "|" command }
 *      command   = simple | "(" list ")" | "{" list "}" | if | while | until | for | case | NAME() command,
 *                  each with redirections
 */
#pragma once

#include "user/bin/sh/tree.h"

enum parse_result {
    PARSE_OK,           /* *tree is the line's tree, NULL for an empty line */
    PARSE_END,          /* no more input */
    PARSE_ERROR,        /* said on standard error; the rest of the line is skipped */
};

/* Parses one line, with all the lines that belong to it. The tree is in the arena. */
enum parse_result parse_line(struct source *source, struct node **tree);
