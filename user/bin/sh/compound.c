/* SPDX-License-Identifier: MIT */
/* The parser's compound commands: ( ), { }, if, while, until, for, case. */
#include <stddef.h>

#include "user/bin/sh/arena.h"
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

/* "[(] pattern { | pattern } ) list [;;]": before "esac" the last ;; may be missing. */
static struct arm *
parse_arm(struct parser *parser)
{
    struct arm *arm = arena_alloc(sizeof(*arm));
    struct word **end = &arm->patterns;

    if (parser->token.type == TOKEN_OPEN)
        parser_advance(parser);
    while (parser->token.type == TOKEN_WORD) {
        end = parser_add_word(parser, end);
        if (parser->token.type != TOKEN_PIPE)
            break;
        parser_advance(parser);
    }
    if (parser->token.type != TOKEN_CLOSE || arm->patterns == NULL)
        parser_fail(parser, "a pattern and )");
    parser_advance(parser);
    arm->body = parse_list(parser);
    if (parser->token.type == TOKEN_DOUBLE_SEMICOLON)
        parser_advance(parser);
    else if (!parser_at_word(parser, "esac"))
        parser_fail(parser, ";;");
    parser_skip_newlines(parser);
    return arm;
}

/* After "case". */
static struct node *
parse_case(struct parser *parser)
{
    struct node *node = parser_new_node(parser, NODE_CASE, NULL, NULL);
    struct arm **end = &node->arms;

    if (parser->token.type != TOKEN_WORD) {
        parser_fail(parser, "a word");
        return node;
    }
    node->name = parser->token.word;
    parser_advance(parser);
    parser_skip_newlines(parser);
    parser_expect_word(parser, "in");
    parser_skip_newlines(parser);
    while (!parser_at_word(parser, "esac") && parser->token.type != TOKEN_END) {
        *end = parse_arm(parser);
        end = &(*end)->next;
    }
    parser_expect_word(parser, "esac");
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
    enum { OPENERS = 6 };
    static const char *const openers[OPENERS] = { "{", "if", "while", "until", "for", "case" };
    size_t i = 0;
    struct node *list;

    if (parser->token.type == TOKEN_OPEN) {
        parser_advance(parser);
        return parse_subshell(parser);
    }
    while (i < OPENERS && !parser_at_word(parser, openers[i]))
        i++;
    if (i == OPENERS)
        return NULL;
    parser_advance(parser);
    switch (i) {
    case 0: return parser_new_node(parser, NODE_GROUP, parse_body(parser, "}"), NULL);
    case 1: return parse_if(parser);
    case 4: return parse_for(parser);
    case 5: return parse_case(parser);
    default:
        list = parse_body(parser, "do");
        return parser_new_node(parser, i == 2 ? NODE_WHILE : NODE_UNTIL, list, parse_body(parser, "done"));
    }
}
