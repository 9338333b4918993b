/* SPDX-License-Identifier: MIT */
/*
 * The parser looks one token ahead (parser->token). After an error it goes on as if the input had ended,
 * so every loop stops at TOKEN_END; the first error is the one that is said.
 */
#include "user/bin/sh/parser.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "user/bin/sh/arena.h"
#include "user/bin/sh/parser_state.h"
#include "user/bin/sh/shell.h"

void
parser_fail(struct parser *parser, const char *wanted)
{
    if (parser->error[0] == '\0') {
        if (parser->lexer.error != NULL)
            snprintf(parser->error, sizeof(parser->error), "%s", parser->lexer.error);
        else
            snprintf(parser->error, sizeof(parser->error), "expected %s, found \"%.40s\"", wanted,
                     token_text(&parser->token));
    }
    parser->token.type = TOKEN_END;
}

void
parser_advance(struct parser *parser)
{
    if (parser->error[0] != '\0')
        return;
    parser->token = lexer_next(&parser->lexer);
    if (parser->lexer.error != NULL)
        parser_fail(parser, "");
}

void
parser_skip_newlines(struct parser *parser)
{
    while (parser->token.type == TOKEN_NEWLINE)
        parser_advance(parser);
}

bool
parser_at_word(const struct parser *parser, const char *word)
{
    return parser->token.type == TOKEN_WORD && strcmp(parser->token.word, word) == 0;
}

/* A word that ends the list in a compound command. */
static bool
at_closing_word(const struct parser *parser)
{
    static const char *const closing[] = { "then", "elif", "else", "fi", "do", "done", "esac", "}" };

    for (size_t i = 0; i < sizeof(closing) / sizeof(closing[0]); i++)
        if (parser_at_word(parser, closing[i]))
            return true;
    return false;
}

void
parser_expect_word(struct parser *parser, const char *word)
{
    if (parser_at_word(parser, word))
        parser_advance(parser);
    else
        parser_fail(parser, word);
}

struct node *
parser_new_node(struct parser *parser, enum node_type type, struct node *left, struct node *right)
{
    struct node *node = arena_alloc(sizeof(*node));

    node->type = type;
    node->line = parser->lexer.source->line;
    node->left = left;
    node->right = right;
    return node;
}

struct word **
parser_add_word(struct parser *parser, struct word **end)
{
    *end = arena_alloc(sizeof(**end));
    (*end)->text = parser->token.word;
    parser_advance(parser);
    return &(*end)->next;
}

/* Takes the quotes off a here-document's delimiter. Returns whether there were any. */
static bool
unquote(char *word)
{
    char *to = word;
    bool quoted = false;

    for (char *from = word; *from != '\0'; from++) {
        if (strchr("'\"\\", *from) != NULL)
            quoted = true;
        else
            *to++ = *from;
    }
    *to = '\0';
    return quoted;
}

static void
add_here(struct parser *parser, struct redirect *redirect)
{
    struct here *here = arena_alloc(sizeof(*here));
    struct here **end = &parser->lexer.here;

    redirect->literal = unquote(parser->token.word);
    here->delimiter = parser->token.word;
    here->body = &redirect->word;
    while (*end != NULL)
        end = &(*end)->next;
    *end = here;
}

static struct redirect **
parse_redirect(struct parser *parser, struct redirect **end)
{
    struct redirect *redirect = arena_alloc(sizeof(*redirect));
    int number = parser->token.number;

    redirect->type = parser->token.type;
    redirect->fd = 1;
    if (redirect->type == TOKEN_INPUT || redirect->type == TOKEN_HERE || redirect->type == TOKEN_DUP_INPUT)
        redirect->fd = 0;
    if (number >= 0)
        redirect->fd = number;
    parser_advance(parser);
    if (parser->token.type != TOKEN_WORD) {
        parser_fail(parser, "a file name");
        return end;
    }
    redirect->word = parser->token.word;
    if (redirect->type == TOKEN_HERE)
        add_here(parser, redirect);
    parser_advance(parser);
    *end = redirect;
    return &redirect->next;
}

static bool
at_redirect(const struct parser *parser)
{
    return parser->token.type >= TOKEN_INPUT;
}

static bool
is_assignment(const char *word)
{
    if (!isalpha((unsigned char)*word) && *word != '_')
        return false;
    while (isalnum((unsigned char)*word) || *word == '_')
        word++;
    return *word == '=';
}

static struct node *parse_command(struct parser *parser);

/* NAME was read, and "(" is next: "NAME() command". */
static struct node *
parse_function(struct parser *parser, struct node *node)
{
    parser_advance(parser);
    if (parser->token.type != TOKEN_CLOSE || node->assignments != NULL || node->redirects != NULL) {
        parser_fail(parser, ")");
        return node;
    }
    parser_advance(parser);
    parser_skip_newlines(parser);
    node->type = NODE_FUNCTION;
    node->name = node->words->text;
    node->words = NULL;
    node->left = parse_command(parser);
    return node;
}

static struct node *
parse_simple(struct parser *parser)
{
    struct node *node = parser_new_node(parser, NODE_COMMAND, NULL, NULL);
    struct word **assignment = &node->assignments;
    struct word **word = &node->words;
    struct redirect **redirect = &node->redirects;

    for (;;) {
        if (at_redirect(parser))
            redirect = parse_redirect(parser, redirect);
        else if (parser->token.type != TOKEN_WORD)
            break;
        else if (node->words == NULL && is_assignment(parser->token.word))
            assignment = parser_add_word(parser, assignment);
        else
            word = parser_add_word(parser, word);
        if (parser->token.type == TOKEN_OPEN && node->words != NULL && node->words->next == NULL)
            return parse_function(parser, node);
    }
    if (node->words == NULL && node->assignments == NULL && node->redirects == NULL)
        parser_fail(parser, "a command");
    return node;
}

static struct node *
parse_command(struct parser *parser)
{
    struct node *node;
    struct redirect **redirect;

    if (at_closing_word(parser)) {
        parser_fail(parser, "a command");
        return NULL;
    }
    parser->depth++;
    node = parse_compound(parser);
    parser->depth--;
    if (node == NULL)
        return parse_simple(parser);
    redirect = &node->redirects;
    while (at_redirect(parser))
        redirect = parse_redirect(parser, redirect);
    return node;
}

static struct node *
parse_pipeline(struct parser *parser)
{
    struct node *node;

    if (parser_at_word(parser, "!")) {
        parser_advance(parser);
        return parser_new_node(parser, NODE_NOT, parse_pipeline(parser), NULL);
    }
    node = parse_command(parser);
    while (parser->token.type == TOKEN_PIPE) {
        parser_advance(parser);
        parser_skip_newlines(parser);
        node = parser_new_node(parser, NODE_PIPE, node, parse_command(parser));
    }
    return node;
}

static struct node *
parse_and_or(struct parser *parser)
{
    struct node *node = parse_pipeline(parser);

    while (parser->token.type == TOKEN_AND || parser->token.type == TOKEN_OR) {
        enum node_type type = parser->token.type == TOKEN_AND ? NODE_AND : NODE_OR;

        parser_advance(parser);
        parser_skip_newlines(parser);
        node = parser_new_node(parser, type, node, parse_pipeline(parser));
    }
    return node;
}

/* Is there another command of this list? A line end ends the list only outside compound commands. */
static bool
more_in_list(struct parser *parser)
{
    if (parser->depth > 0)
        parser_skip_newlines(parser);
    return parser->token.type != TOKEN_END && parser->token.type != TOKEN_NEWLINE &&
           parser->token.type != TOKEN_CLOSE && parser->token.type != TOKEN_DOUBLE_SEMICOLON &&
           !(parser->depth > 0 && at_closing_word(parser));
}

struct node *
parse_list(struct parser *parser)
{
    struct node *list = NULL;

    while (more_in_list(parser)) {
        struct node *node = parse_and_or(parser);

        if (parser->token.type == TOKEN_BACKGROUND) {
            node = parser_new_node(parser, NODE_BACKGROUND, node, NULL);
            parser_advance(parser);
        } else if (parser->token.type == TOKEN_SEMICOLON) {
            parser_advance(parser);
        } else if (parser->token.type == TOKEN_WORD || parser->token.type == TOKEN_OPEN) {
            parser_fail(parser, "; or a line end");
        }
        list = list == NULL ? node : parser_new_node(parser, NODE_SEQUENCE, list, node);
    }
    return list;
}

static void
skip_line(struct source *source)
{
    if (source->position > 0 && source->text[source->position - 1] == '\n')
        return;
    while (source_peek(source) >= 0 && source_next(source) != '\n')
        ;
}

enum parse_result
parse_line(struct source *source, struct node **tree)
{
    struct parser parser = { .lexer = { .source = source } };

    parser_advance(&parser);
    if (parser.token.type == TOKEN_END && parser.error[0] == '\0')
        return PARSE_END;
    *tree = parse_list(&parser);
    if (parser.error[0] == '\0' && parser.token.type != TOKEN_END && parser.token.type != TOKEN_NEWLINE)
        parser_fail(&parser, "a command");
    if (parser.error[0] == '\0')
        return PARSE_OK;
    if (!source->interrupted) {
        shell.line = source->line;
        shell_error("%s", parser.error);
        skip_line(source);
    }
    return PARSE_ERROR;
}
