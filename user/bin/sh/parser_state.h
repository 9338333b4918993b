/* SPDX-License-Identifier: MIT */
/* What parser.c and compound.c, which call each other, share. */
#pragma once

#include "user/bin/sh/tree.h"

struct parser {
    struct lexer lexer;
    struct token token;         /* one token ahead */
    int depth;                  /* of compound commands: inside them a line end does not end the command */
    char error[128];            /* the first one */
};

/* Notes what was wanted here instead of the token; from now on the input seems to have ended. */
void parser_fail(struct parser *parser, const char *wanted);

void parser_advance(struct parser *parser);
void parser_skip_newlines(struct parser *parser);
bool parser_at_word(const struct parser *parser, const char *word);
void parser_expect_word(struct parser *parser, const char *word);
struct node *parser_new_node(struct parser *parser, enum node_type type, struct node *left, struct node *right);

/* Takes the token as a word of the list that ends at *end. Returns the list's new end. */
struct word **parser_add_word(struct parser *parser, struct word **end);

struct node *parse_list(struct parser *parser);

/* The compound command that begins here, or NULL. In compound.c. */
struct node *parse_compound(struct parser *parser);
