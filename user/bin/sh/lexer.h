/* SPDX-License-Identifier: MIT */
/*
 * Tokens. A word keeps its quotes and dollars: expand.c takes them away when the command runs.
 */
#pragma once

#include "user/bin/sh/source.h"

enum token_type {
    TOKEN_END,
    TOKEN_NEWLINE,
    TOKEN_WORD,
    TOKEN_SEMICOLON,    /* ;  */
    TOKEN_DOUBLE_SEMICOLON, /* ;; */
    TOKEN_BACKGROUND,   /* &  */
    TOKEN_AND,          /* && */
    TOKEN_OR,           /* || */
    TOKEN_PIPE,         /* |  */
    TOKEN_OPEN,         /* (  */
    TOKEN_CLOSE,        /* )  */
    TOKEN_INPUT,        /* <  */
    TOKEN_OUTPUT,       /* >  */
    TOKEN_APPEND,       /* >> */
    TOKEN_HERE,         /* << */
    TOKEN_DUP_INPUT,    /* <& */
    TOKEN_DUP_OUTPUT,   /* >& */
};

struct token {
    enum token_type type;
    char *word;         /* TOKEN_WORD, in the arena */
    int number;         /* the N of N> and N<, -1 if there is none */
};

struct here {           /* a here-document whose text starts after the next line end */
    struct here *next;
    char *delimiter;
    char **body;        /* where the text goes */
};

struct lexer {
    struct source *source;
    struct here *here;
    const char *error;  /* the first thing that was wrong, or NULL */
};

struct token lexer_next(struct lexer *lexer);

/* For messages: the token as it is written. */
const char *token_text(const struct token *token);
