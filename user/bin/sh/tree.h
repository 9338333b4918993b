/* SPDX-License-Identifier: MIT */
/*
 * What a command line means, as a tree.
 *
 *      a | b && c >x        AND( PIPE(a, b), COMMAND c [>x] )
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "user/bin/sh/lexer.h"

enum node_type {
    NODE_COMMAND,       /* assignments and words */
    NODE_PIPE,          /* left | right */
    NODE_AND,           /* left && right */
    NODE_OR,            /* left || right */
    NODE_NOT,           /* ! left */
    NODE_SEQUENCE,      /* left ; right */
    NODE_BACKGROUND,    /* left & */
    NODE_SUBSHELL,      /* ( left ) */
    NODE_GROUP,         /* { left } */
    NODE_IF,            /* if left; then right; else other; fi */
    NODE_WHILE,         /* while left; do right; done */
    NODE_UNTIL,         /* until left; do right; done */
    NODE_FOR,           /* for name in words; do right; done */
    NODE_CASE,          /* case name in arms esac */
    NODE_FUNCTION,      /* name() left */
};

struct word {
    struct word *next;
    char *text;         /* as written, unexpanded */
};

struct redirect {
    struct redirect *next;
    enum token_type type;
    int fd;             /* the descriptor that changes */
    char *word;         /* the file's name, a descriptor's number, or the here-document's text */
    bool literal;       /* a here-document whose delimiter was quoted: nothing in it is expanded */
};

struct arm {            /* pattern | pattern ) body ;; */
    struct arm *next;
    struct word *patterns;
    struct node *body;
};

struct node {
    enum node_type type;
    int line;
    struct node *left, *right, *other;
    char *name;                         /* FOR, FUNCTION; CASE: the word */
    struct arm *arms;                   /* CASE */
    bool over_arguments;                /* FOR without "in": over "$@" */
    struct word *assignments, *words;   /* COMMAND; words FOR too */
    struct redirect *redirects;         /* COMMAND and all the compound ones */
};

/* A copy in memory of its own, for good: functions outlive the line that defined them. */
struct node *tree_copy(const struct node *node);

/* Writes the command back as text, cut to size: for `jobs`. */
void tree_print(const struct node *node, char *text, size_t size);
