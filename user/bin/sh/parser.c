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
#include "user/bin/sh/shell.h"

struct parser {
    struct lexer lexer;
    struct token token;
    int depth;                  /* of compound commands: inside them a line end does not end the command */
    char error[128];
};

static struct node *parse_list(struct parser *parser);

static void
fail(struct parser *parser, const char *wanted)
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

static void
advance(struct parser *parser)
{
    if (parser->error[0] != '\0')
        return;
    parser->token = lexer_next(&parser->lexer);
    if (parser->lexer.error != NULL)
        fail(parser, "");
}

static void
skip_newlines(struct parser *parser)
{
    while (parser->token.type == TOKEN_NEWLINE)
        advance(parser);
}

static bool
at_word(const struct parser *parser, const char *word)
{
    return parser->token.type == TOKEN_WORD && strcmp(parser->token.word, word) == 0;
}

/* A word that ends the list in a compound command. */
static bool
at_closing_word(const struct parser *parser)
{
    static const char *const closing[] = { "then", "elif", "else", "fi", "do", "done", "}" };

    for (size_t i = 0; i < sizeof(closing) / sizeof(closing[0]); i++)
        if (at_word(parser, closing[i]))
            return true;
    return false;
}

static void
expect_word(struct parser *parser, const char *word)
{
    if (at_word(parser, word))
        advance(parser);
    else
        fail(parser, word);
}

static struct node *
new_node(struct parser *parser, enum node_type type, struct node *left, struct node *right)
{
    struct node *node = arena_alloc(sizeof(*node));

    node->type = type;
    node->line = parser->lexer.source->line;
    node->left = left;
    node->right = right;
    return node;
}

static struct word **
add_word(struct parser *parser, struct word **end)
{
    *end = arena_alloc(sizeof(**end));
    (*end)->text = parser->token.word;
    advance(parser);
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
    advance(parser);
    if (parser->token.type != TOKEN_WORD) {
        fail(parser, "a file name");
        return end;
    }
    redirect->word = parser->token.word;
    if (redirect->type == TOKEN_HERE)
        add_here(parser, redirect);
    advance(parser);
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

static struct node *
parse_simple(struct parser *parser)
{
    struct node *node = new_node(parser, NODE_COMMAND, NULL, NULL);
    struct word **assignment = &node->assignments;
    struct word **word = &node->words;
    struct redirect **redirect = &node->redirects;

    for (;;) {
        if (at_redirect(parser))
            redirect = parse_redirect(parser, redirect);
        else if (parser->token.type != TOKEN_WORD)
            break;
        else if (node->words == NULL && is_assignment(parser->token.word))
            assignment = add_word(parser, assignment);
        else
            word = add_word(parser, word);
    }
    if (node->words == NULL && node->assignments == NULL && node->redirects == NULL)
        fail(parser, "a command");
    return node;
}

/* The list between two reserved words; `word` ends it and is taken. */
static struct node *
parse_body(struct parser *parser, const char *word)
{
    struct node *list = parse_list(parser);

    if (list == NULL)
        fail(parser, "a command");
    expect_word(parser, word);
    return list;
}

/* After "if" or "elif". */
static struct node *
parse_if(struct parser *parser)
{
    struct node *node = new_node(parser, NODE_IF, parse_body(parser, "then"), NULL);

    node->right = parse_list(parser);
    if (node->right == NULL)
        fail(parser, "a command");
    if (at_word(parser, "elif")) {
        advance(parser);
        node->other = parse_if(parser);
        return node;
    }
    if (at_word(parser, "else")) {
        advance(parser);
        node->other = parse_list(parser);
    }
    expect_word(parser, "fi");
    return node;
}

/* After "for". */
static struct node *
parse_for(struct parser *parser)
{
    struct node *node = new_node(parser, NODE_FOR, NULL, NULL);
    struct word **end = &node->words;

    if (parser->token.type != TOKEN_WORD) {
        fail(parser, "a variable's name");
        return node;
    }
    node->name = parser->token.word;
    advance(parser);
    skip_newlines(parser);
    node->over_arguments = !at_word(parser, "in");
    if (!node->over_arguments) {
        advance(parser);
        while (parser->token.type == TOKEN_WORD)
            end = add_word(parser, end);
    }
    if (parser->token.type == TOKEN_SEMICOLON)
        advance(parser);
    skip_newlines(parser);
    expect_word(parser, "do");
    node->right = parse_body(parser, "done");
    return node;
}

static struct node *
parse_subshell(struct parser *parser)
{
    struct node *list = parse_list(parser);

    if (parser->token.type != TOKEN_CLOSE)
        fail(parser, ")");
    advance(parser);
    return new_node(parser, NODE_SUBSHELL, list, NULL);
}

/* The compound command that begins here, or NULL. */
static struct node *
parse_compound(struct parser *parser)
{
    static const char *const openers[] = { "{", "if", "while", "until", "for" };
    size_t i = 0;
    struct node *list;

    if (parser->token.type == TOKEN_OPEN) {
        advance(parser);
        return parse_subshell(parser);
    }
    while (i < 5 && !at_word(parser, openers[i]))
        i++;
    if (i == 5)
        return NULL;
    advance(parser);
    switch (i) {
    case 0: return new_node(parser, NODE_GROUP, parse_body(parser, "}"), NULL);
    case 1: return parse_if(parser);
    case 4: return parse_for(parser);
    default:
        list = parse_body(parser, "do");
        return new_node(parser, i == 2 ? NODE_WHILE : NODE_UNTIL, list, parse_body(parser, "done"));
    }
}

static struct node *
parse_command(struct parser *parser)
{
    struct node *node;
    struct redirect **redirect;

    if (at_closing_word(parser)) {
        fail(parser, "a command");
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

    if (at_word(parser, "!")) {
        advance(parser);
        return new_node(parser, NODE_NOT, parse_pipeline(parser), NULL);
    }
    node = parse_command(parser);
    while (parser->token.type == TOKEN_PIPE) {
        advance(parser);
        skip_newlines(parser);
        node = new_node(parser, NODE_PIPE, node, parse_command(parser));
    }
    return node;
}

static struct node *
parse_and_or(struct parser *parser)
{
    struct node *node = parse_pipeline(parser);

    while (parser->token.type == TOKEN_AND || parser->token.type == TOKEN_OR) {
        enum node_type type = parser->token.type == TOKEN_AND ? NODE_AND : NODE_OR;

        advance(parser);
        skip_newlines(parser);
        node = new_node(parser, type, node, parse_pipeline(parser));
    }
    return node;
}

/* Is there another command of this list? A line end ends the list only outside compound commands. */
static bool
more_in_list(struct parser *parser)
{
    if (parser->depth > 0)
        skip_newlines(parser);
    return parser->token.type != TOKEN_END && parser->token.type != TOKEN_NEWLINE &&
           parser->token.type != TOKEN_CLOSE && !(parser->depth > 0 && at_closing_word(parser));
}

static struct node *
parse_list(struct parser *parser)
{
    struct node *list = NULL;

    while (more_in_list(parser)) {
        struct node *node = parse_and_or(parser);

        if (parser->token.type == TOKEN_BACKGROUND) {
            node = new_node(parser, NODE_BACKGROUND, node, NULL);
            advance(parser);
        } else if (parser->token.type == TOKEN_SEMICOLON) {
            advance(parser);
        } else if (parser->token.type == TOKEN_WORD || parser->token.type == TOKEN_OPEN) {
            fail(parser, "; or a line end");
        }
        list = list == NULL ? node : new_node(parser, NODE_SEQUENCE, list, node);
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

    advance(&parser);
    if (parser.token.type == TOKEN_END && parser.error[0] == '\0')
        return PARSE_END;
    *tree = parse_list(&parser);
    if (parser.error[0] == '\0' && parser.token.type == TOKEN_CLOSE)
        fail(&parser, "a command");
    if (parser.error[0] == '\0')
        return PARSE_OK;
    if (!source->interrupted) {
        shell.line = source->line;
        shell_error("%s", parser.error);
        skip_line(source);
    }
    return PARSE_ERROR;
}
