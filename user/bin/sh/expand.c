/* SPDX-License-Identifier: MIT */
/*
 * A field is built as a pattern: what was quoted has a backslash before each character that a pattern would
 * treat as special. So after all is put together one look tells whether it is a pattern, and quotes need no
 * bookkeeping of their own.
 */
#include "user/bin/sh/expand_state.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "user/bin/sh/arena.h"
#include "user/bin/sh/arithmetic.h"
#include "user/bin/sh/jobs.h"
#include "user/bin/sh/shell.h"
#include "user/bin/sh/trap.h"
#include "user/bin/sh/vars.h"

static void expand_dollar(struct expansion *expansion, const char **word, bool quoted);

static void
put_quoted(struct expansion *expansion, char c)
{
    if (strchr("*?[]\\", c) != NULL)
        buffer_put(&expansion->field, '\\');
    buffer_put(&expansion->field, c);
    expansion->started = true;
}

static void
put_plain(struct expansion *expansion, char c)
{
    if (expansion->whole || c == '\\') {
        put_quoted(expansion, c);
        return;
    }
    if (expansion->inside && !expansion->joined && strchr(" \t\n", c) != NULL) {
        expand_end_field(expansion);
        return;
    }
    expansion->pattern |= c == '*' || c == '?' || c == '[';
    buffer_put(&expansion->field, c);
    expansion->started = true;
}

void
expand_end_field(struct expansion *expansion)
{
    size_t before = expansion->fields.count;
    char *text;

    if (!expansion->started)
        return;
    text = arena_copy(expansion->field.bytes != NULL ? expansion->field.bytes : "", expansion->field.length);
    if (expansion->pattern)
        glob_paths(text, &expansion->fields);
    if (expansion->fields.count == before)
        names_add(&expansion->fields, glob_unescape(text));
    expansion->field.length = 0;
    expansion->started = false;
    expansion->pattern = false;
}

void
expand_put_value(struct expansion *expansion, const char *value, bool quoted)
{
    for (; value != NULL && *value != '\0'; value++) {
        if (quoted)
            put_quoted(expansion, *value);
        else if (!expansion->joined && strchr(" \t\n", *value) != NULL)
            expand_end_field(expansion);
        else
            put_plain(expansion, *value);
    }
}

static void
put_number(struct expansion *expansion, long number, bool quoted)
{
    char text[24];

    snprintf(text, sizeof(text), "%ld", number);
    expand_put_value(expansion, text, quoted);
}

/* The text up to the bracket that closes; *text moves behind it. Brackets in quotes do not count. */
static char *
take_bracketed(const char **text, char open, char close)
{
    const char *start = *text;
    const char *p = start;
    char quote = '\0';

    for (int depth = 1; *p != '\0'; p++) {
        if (*p == '\\' && quote != '\'' && p[1] != '\0')
            p++;
        else if (quote != '\0')
            quote = *p == quote ? '\0' : quote;
        else if (*p == '\'' || *p == '"')
            quote = *p;
        else if (*p == open)
            depth++;
        else if (*p == close && --depth == 0)
            break;
    }
    *text = *p != '\0' ? p + 1 : p;
    return arena_copy(start, (size_t)(p - start));
}

static void
read_output(int fd, struct buffer *output)
{
    char bytes[4096];
    ssize_t n;

    while ((n = read(fd, bytes, sizeof(bytes))) > 0 || (n < 0 && errno == EINTR))
        if (n > 0)
            buffer_add(output, bytes, (size_t)n);
    while (output->length > 0 && output->bytes[output->length - 1] == '\n')
        output->bytes[--output->length] = '\0';
}

/* $(command): its output, without the line ends at the end. $? becomes its status. */
static void
expand_command(struct expansion *expansion, const char *text, bool quoted)
{
    struct buffer output = { NULL, 0, 0 };
    int ends[2];
    pid_t child;

    if (pipe(ends) < 0 || (child = jobs_fork()) < 0) {
        shell_error("cannot run $(...): %s", strerror(errno));
        return;
    }
    if (child == 0) {
        jobs_enter_child(GROUP_OF_SHELL, false);
        dup2(ends[1], 1);
        close(ends[0]);
        close(ends[1]);
        _exit(trap_exit(shell_run_text(text)));
    }
    close(ends[1]);
    read_output(ends[0], &output);
    close(ends[0]);
    shell.status = jobs_wait_pid(child);
    expand_put_value(expansion, output.bytes, quoted);
    buffer_free(&output);
}

/* $((...)): the dollars in it first, then the sum. */
static void
expand_arithmetic(struct expansion *expansion, const char *text, bool quoted)
{
    struct expansion inside = { .joined = true, .whole = true };
    long value;

    expand_piece(&inside, text, true);
    if (arithmetic(expand_finish(&inside), &value))
        put_number(expansion, value, quoted);
    else
        shell_give_up();
}

/* "(...)" and nothing behind the bracket that closes. */
static bool
is_bracketed(const char *text)
{
    const char *rest = text + 1;

    if (*text != '(')
        return false;
    take_bracketed(&rest, '(', ')');
    return *rest == '\0' && rest[-1] == ')';
}

static void
expand_brackets(struct expansion *expansion, const char *text, bool quoted)
{
    if (is_bracketed(text))
        expand_arithmetic(expansion, arena_copy(text + 1, strlen(text) - 2), quoted);
    else
        expand_command(expansion, text, quoted);
}

/* *word is behind a dollar. */
static void
expand_dollar(struct expansion *expansion, const char **word, bool quoted)
{
    const char *name = *word;
    size_t length = 0;

    if (*name == '(' || *name == '{') {
        (*word)++;
        if (*name == '(')
            expand_brackets(expansion, take_bracketed(word, '(', ')'), quoted);
        else
            expand_parameter(expansion, take_bracketed(word, '{', '}'), quoted);
        return;
    }
    if (isdigit((unsigned char)*name) || (*name != '\0' && strchr("?$#!@*", *name) != NULL))
        length = 1;
    else
        while (vars_is_name(name, length + 1))
            length++;
    *word += length;
    if (length == 0)
        put_quoted(expansion, '$');
    else
        expand_parameter(expansion, arena_copy(name, length), quoted);
}

/* *word is behind a `: a command up to the next one; a backslash takes the meaning of $ ` and itself for now. */
static void
expand_backquotes(struct expansion *expansion, const char **word, bool quoted)
{
    struct buffer command = { NULL, 0, 0 };

    buffer_add(&command, "", 0);
    while (**word != '\0' && **word != '`') {
        if (**word == '\\' && (*word)[1] != '\0' && strchr("$`\\", (*word)[1]) != NULL)
            (*word)++;
        buffer_put(&command, *(*word)++);
    }
    *word += **word == '`';
    expand_command(expansion, command.bytes, quoted);
    buffer_free(&command);
}

/* *word is inside "...", or a here-document. A backslash quotes only $ " ` and itself. */
static void
expand_quoted(struct expansion *expansion, const char **word, bool here)
{
    while (**word != '\0' && (here || **word != '"')) {
        char c = *(*word)++;

        if (c == '\\' && **word != '\0' && strchr(here ? "$`\\" : "$`\"\\", **word) != NULL)
            put_quoted(expansion, *(*word)++);
        else if (c == '$')
            expand_dollar(expansion, word, true);
        else if (c == '`')
            expand_backquotes(expansion, word, true);
        else
            put_quoted(expansion, c);
    }
    *word += **word == '"';
}

static void
expand_unquoted(struct expansion *expansion, const char *word)
{
    while (*word != '\0') {
        char c = *word++;

        if (c == '\'') {
            expansion->started = true;
            while (*word != '\0' && *word != '\'')
                put_quoted(expansion, *word++);
            word += *word == '\'';
        } else if (c == '"') {
            expansion->started |= strcmp(word, "$@\"") != 0;
            expand_quoted(expansion, &word, false);
        } else if (c == '$') {
            expand_dollar(expansion, &word, false);
        } else if (c == '`') {
            expand_backquotes(expansion, &word, false);
        } else if (c == '\\' && *word != '\0') {
            put_quoted(expansion, *word++);
        } else {
            put_plain(expansion, c);
        }
    }
}

void
expand_piece(struct expansion *expansion, const char *text, bool quoted)
{
    bool inside = expansion->inside;

    expansion->inside = true;
    if (!quoted)
        expand_unquoted(expansion, text);
    expansion->inside = inside;
    while (quoted && *text != '\0')
        expand_quoted(expansion, &text, false);
}

struct names
expand_words(const struct word *words)
{
    struct expansion expansion = { .started = false };

    for (; words != NULL; words = words->next) {
        expand_unquoted(&expansion, words->text);
        expand_end_field(&expansion);
    }
    buffer_free(&expansion.field);
    names_add(&expansion.fields, "");
    expansion.fields.name[--expansion.fields.count] = NULL;
    return expansion.fields;
}

char *
expand_finish(struct expansion *expansion)
{
    expand_end_field(expansion);
    buffer_free(&expansion->field);
    return expansion->fields.count > 0 ? expansion->fields.name[0] : arena_copy("", 0);
}

char *
expand_one(const char *word)
{
    struct expansion expansion = { .joined = true, .whole = true };

    expand_unquoted(&expansion, word);
    return expand_finish(&expansion);
}

char *
expand_pattern(const char *word)
{
    struct expansion expansion = { .joined = true };
    char *pattern;

    expand_unquoted(&expansion, word);
    pattern = arena_copy(expansion.field.bytes != NULL ? expansion.field.bytes : "", expansion.field.length);
    buffer_free(&expansion.field);
    return pattern;
}

char *
expand_here(const char *text)
{
    struct expansion expansion = { .joined = true, .whole = true, .started = true };

    expand_quoted(&expansion, &text, true);
    return expand_finish(&expansion);
}
