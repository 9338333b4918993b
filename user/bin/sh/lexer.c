/* SPDX-License-Identifier: MIT */
/* Text into tokens. The only difficulty is where a word ends: not inside quotes, ${...} or $(...). */
#include "user/bin/sh/lexer.h"

#include <ctype.h>
#include <string.h>

#include "user/bin/sh/arena.h"
#include "user/bin/sh/buffer.h"

static const char *const texts[] = {
    [TOKEN_END] = "end of input", [TOKEN_NEWLINE] = "end of line", [TOKEN_SEMICOLON] = ";",
    [TOKEN_DOUBLE_SEMICOLON] = ";;",
    [TOKEN_BACKGROUND] = "&",     [TOKEN_AND] = "&&",              [TOKEN_OR] = "||",
    [TOKEN_PIPE] = "|",           [TOKEN_OPEN] = "(",              [TOKEN_CLOSE] = ")",
    [TOKEN_INPUT] = "<",          [TOKEN_OUTPUT] = ">",            [TOKEN_APPEND] = ">>",
    [TOKEN_HERE] = "<<",          [TOKEN_DUP_INPUT] = "<&",        [TOKEN_DUP_OUTPUT] = ">&",
};

static void copy_until(struct lexer *lexer, struct buffer *word, char close);

const char *
token_text(const struct token *token)
{
    return token->type == TOKEN_WORD ? token->word : texts[token->type];
}

/* Copies a backslash and what follows it; a backslash at the line's end joins two lines. */
static void
copy_escape(struct lexer *lexer, struct buffer *word)
{
    int c = source_next(lexer->source);

    if (c == '\n')
        return;
    buffer_put(word, '\\');
    if (c >= 0)
        buffer_put(word, (char)c);
}

static void
copy_dollar(struct lexer *lexer, struct buffer *word)
{
    int c = source_peek(lexer->source);

    buffer_put(word, '$');
    if (c != '(' && c != '{')
        return;
    buffer_put(word, (char)source_next(lexer->source));
    copy_until(lexer, word, c == '(' ? ')' : '}');
}

/* Copies one unit that began with c: a plain byte, or all that quotes, backslash or dollar hold together. */
static void
copy_unit(struct lexer *lexer, struct buffer *word, int c)
{
    if (c == '\\') {
        copy_escape(lexer, word);
    } else if (c == '$') {
        copy_dollar(lexer, word);
    } else {
        buffer_put(word, (char)c);
        if (c == '\'' || c == '"' || c == '`')
            copy_until(lexer, word, (char)c);
    }
}

/* Copies up to and with the closing character; inside '...' nothing is special, inside "..." a ' is not. */
static void
copy_until(struct lexer *lexer, struct buffer *word, char close)
{
    int depth = 1;

    for (;;) {
        int c = source_next(lexer->source);

        if (c < 0) {
            lexer->error = close == ')' ? "$( without )" : close == '}' ? "${ without }" : "a quote is not closed";
            return;
        }
        if (close == ')' && c == '(')
            depth++;
        if (c == close && --depth == 0) {
            buffer_put(word, (char)c);
            return;
        }
        if (close == '\'' || (close == '"' && c == '\'') || c == close)
            buffer_put(word, (char)c);
        else
            copy_unit(lexer, word, c);
    }
}

static bool
ends_word(int c)
{
    return c < 0 || strchr(" \t\n;&|()<>", c) != NULL;
}

static struct token
read_word(struct lexer *lexer)
{
    struct buffer word = { NULL, 0, 0 };
    struct token token = { TOKEN_WORD, NULL, -1 };

    buffer_reserve(&word, 1);
    while (!ends_word(source_peek(lexer->source)))
        copy_unit(lexer, &word, source_next(lexer->source));
    token.word = arena_copy(word.bytes, word.length);
    buffer_free(&word);
    return token;
}

/* Takes the next character if it is the one asked for. */
static bool
follows(struct lexer *lexer, char c)
{
    if (source_peek(lexer->source) != c)
        return false;
    source_next(lexer->source);
    return true;
}

static enum token_type
read_operator(struct lexer *lexer, int c)
{
    switch (c) {
    case ';': return follows(lexer, ';') ? TOKEN_DOUBLE_SEMICOLON : TOKEN_SEMICOLON;
    case '(': return TOKEN_OPEN;
    case ')': return TOKEN_CLOSE;
    case '&': return follows(lexer, '&') ? TOKEN_AND : TOKEN_BACKGROUND;
    case '|': return follows(lexer, '|') ? TOKEN_OR : TOKEN_PIPE;
    case '<': return follows(lexer, '<') ? TOKEN_HERE : follows(lexer, '&') ? TOKEN_DUP_INPUT : TOKEN_INPUT;
    default: return follows(lexer, '>') ? TOKEN_APPEND : follows(lexer, '&') ? TOKEN_DUP_OUTPUT : TOKEN_OUTPUT;
    }
}

/* Reads the text of one here-document, up to a line that is its delimiter. */
static void
read_here(struct lexer *lexer, struct here *here)
{
    struct buffer body = { NULL, 0, 0 };
    size_t start = 0;

    buffer_reserve(&body, 1);
    body.bytes[0] = '\0';
    for (;;) {
        int c = source_next(lexer->source);

        if (c != '\n' && c >= 0) {
            buffer_put(&body, (char)c);
            continue;
        }
        if (c < 0 || strcmp(body.bytes + start, here->delimiter) == 0)
            break;
        buffer_put(&body, '\n');
        start = body.length;
    }
    *here->body = arena_copy(body.bytes, start);
    buffer_free(&body);
}

static void
skip_blanks_and_comment(struct source *source)
{
    int c;

    while ((c = source_peek(source)) == ' ' || c == '\t')
        source_next(source);
    if (c == '#')
        while ((c = source_peek(source)) >= 0 && c != '\n')
            source_next(source);
}

static bool
is_number(const char *text)
{
    if (*text == '\0' || strlen(text) > 3)
        return false;
    while (isdigit((unsigned char)*text))
        text++;
    return *text == '\0';
}

struct token
lexer_next(struct lexer *lexer)
{
    struct token token = { TOKEN_END, NULL, -1 };
    int c;

    skip_blanks_and_comment(lexer->source);
    c = source_peek(lexer->source);
    if (c < 0)
        return token;
    if (c == '\n') {
        source_next(lexer->source);
        for (; lexer->here != NULL; lexer->here = lexer->here->next)
            read_here(lexer, lexer->here);
        token.type = TOKEN_NEWLINE;
        return token;
    }
    if (ends_word(c)) {
        token.type = read_operator(lexer, source_next(lexer->source));
        return token;
    }
    token = read_word(lexer);
    c = source_peek(lexer->source);
    if (is_number(token.word) && (c == '<' || c == '>')) {
        token.number = atoi(token.word);
        token.type = read_operator(lexer, source_next(lexer->source));
    }
    return token;
}
