/* SPDX-License-Identifier: MIT */
/* The parser's compound commands: ( ), { }, if, while, until, for. */
#include <stddef.h>

#include "user/bin/sh/parser_state.h"

/* The list between two reserved words; `word` ends it and is taken. */
static struct node *
parse_body(struct parser *parser, const char *word)
{
    struct node *list = parse_list(parser);

    if (list == NULL)
        parser_fail(parser, "a command");
    parser_expect_word(parser, word);
    return list;
}

/* After "if" or "elif". */
static struct node *
parse_if(struct parser *parser)
{
    struct node *node = parser_new_node(parser, NODE_IF, parse_body(parser, "then"), NULL);

    node->right = parse_list(parser);
    if (node->right == NULL)
        parser_fail(parser, "a command");
    if (parser_at_word(parser, "elif")) {
        parser_advance(parser);
        node->other = parse_if(parser);
        return node;
    }
    if (parser_at_word(parser, "else")) {
        parser_advance(parser);
        node->other = parse_list(parser);
    }
    parser_expect_word(parser, "fi");
    return node;
}

/* After "for". */
static struct node *
parse_for(struct parser *parser)
{
    struct node *node = parser_new_node(parser, NODE_FOR, NULL, NULL);
    struct word **end = &node->words;

    if (parser->token.type != TOKEN_WORD) {
        parser_fail(parser, "a variable's name");
        return node;
    }
    node->name = parser->token.word;
    parser_advance(parser);
    parser_skip_newlines(parser);
    node->over_arguments = !parser_at_word(parser, "in");
    if (!node->over_arguments) {
        parser_advance(parser);
        while (parser->token.type == TOKEN_WORD)
            end = parser_add_word(parser, end);
    }
    if (parser->token.type == TOKEN_SEMICOLON)
        parser_advance(parser);
    parser_skip_newlines(parser);
    parser_expect_word(parser, "do");
    node->right = parse_body(parser, "done");
    return node;
}

static struct node *
parse_subshell(struct parser *parser)
{
    struct node *list = parse_list(parser);

    if (parser->token.type != TOKEN_CLOSE)
        parser_fail(parser, ")");
    parser_advance(parser);
    return parser_new_node(parser, NODE_SUBSHELL, list, NULL);
}

struct node *
parse_compound(struct parser *parser)
{
    static const char *const openers[] = { "{", "if", "while", "until", "for" };
    size_t i = 0;
    struct node *list;

    if (parser->token.type == TOKEN_OPEN) {
        parser_advance(parser);
        return parse_subshell(parser);
    }
    while (i < 5 && !parser_at_word(parser, openers[i]))
        i++;
    if (i == 5)
        return NULL;
    parser_advance(parser);
    switch (i) {
    case 0: return parser_new_node(parser, NODE_GROUP, parse_body(parser, "}"), NULL);
    case 1: return parse_if(parser);
    case 4: return parse_for(parser);
    default:
        list = parse_body(parser, "do");
        return parser_new_node(parser, i == 2 ? NODE_WHILE : NODE_UNTIL, list, parse_body(parser, "done"));
    }
}
