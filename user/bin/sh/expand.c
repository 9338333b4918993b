/* SPDX-License-Identifier: MIT */
/*
 * A field is built as a pattern: what was quoted has a backslash before each character that a pattern would
 * treat as special. So after all is put together one look tells whether it is a pattern, and quotes need no
 * bookkeeping of their own.
 */
#include "user/bin/sh/expand.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "user/bin/sh/arena.h"
#include "user/bin/sh/buffer.h"
#include "user/bin/sh/jobs.h"
#include "user/bin/sh/shell.h"
#include "user/bin/sh/vars.h"

struct expansion {
    struct names fields;
    struct buffer field;
    bool started;               /* there is a field, even if it is empty: "" is one */
    bool pattern;               /* something unquoted in it is special to a pattern */
    bool whole;                 /* never split, never a pattern */
};

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
    expansion->pattern |= c == '*' || c == '?' || c == '[';
    buffer_put(&expansion->field, c);
    expansion->started = true;
}

/* Ends the field: as the files that match it if it is a pattern and some do, else as it is. */
static void
end_field(struct expansion *expansion)
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

/* Adds what a dollar gave: unquoted, blanks in it separate fields. */
static void
put_value(struct expansion *expansion, const char *value, bool quoted)
{
    for (; value != NULL && *value != '\0'; value++) {
        if (quoted)
            put_quoted(expansion, *value);
        else if (!expansion->whole && strchr(" \t\n", *value) != NULL)
            end_field(expansion);
        else
            put_plain(expansion, *value);
    }
}

/* "$@" is one field for each argument; everywhere else they are joined by blanks. */
static void
put_arguments(struct expansion *expansion, bool separate, bool quoted)
{
    for (int i = 0; i < shell.argument_count; i++) {
        if (i > 0 && separate)
            end_field(expansion);
        else if (i > 0)
            put_value(expansion, " ", quoted);
        expansion->started |= quoted;
        put_value(expansion, shell.arguments[i], quoted);
    }
}

static void
put_number(struct expansion *expansion, long number, bool quoted)
{
    char text[24];

    snprintf(text, sizeof(text), "%ld", number);
    put_value(expansion, text, quoted);
}

static const char *
argument(int index)
{
    if (index == 0)
        return shell.name;
    return index <= shell.argument_count ? shell.arguments[index - 1] : NULL;
}

/* One of $? $$ $! $# $@ $*. Returns false if c is none of them. */
static bool
expand_special(struct expansion *expansion, char c, bool quoted)
{
    switch (c) {
    case '?': put_number(expansion, shell.status, quoted); return true;
    case '$': put_number(expansion, shell.pid, quoted); return true;
    case '#': put_number(expansion, shell.argument_count, quoted); return true;
    case '!':
        if (shell.last_background != 0)
            put_number(expansion, shell.last_background, quoted);
        return true;
    case '@': put_arguments(expansion, quoted && !expansion->whole, quoted); return true;
    case '*': put_arguments(expansion, false, quoted); return true;
    default: return false;
    }
}

static void
expand_name(struct expansion *expansion, const char *name, size_t length, bool quoted)
{
    char *copy = arena_copy(name, length);

    if (length == 1 && expand_special(expansion, *name, quoted))
        return;
    if (isdigit((unsigned char)*name))
        put_value(expansion, argument(atoi(copy)), quoted);
    else if (vars_is_name(name, length))
        put_value(expansion, vars_get(copy), quoted);
    else
        shell_error("${%s}: not a name", copy);
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
        _exit(shell_run_text(text));
    }
    close(ends[1]);
    read_output(ends[0], &output);
    close(ends[0]);
    shell.status = jobs_wait_pid(child);
    put_value(expansion, output.bytes, quoted);
    buffer_free(&output);
}

/* *word is behind a dollar. */
static void
expand_dollar(struct expansion *expansion, const char **word, bool quoted)
{
    const char *name = *word;
    size_t length = 0;

    if (*name == '(') {
        (*word)++;
        expand_command(expansion, take_bracketed(word, '(', ')'), quoted);
        return;
    }
    if (*name == '{') {
        (*word)++;
        name = take_bracketed(word, '{', '}');
        expand_name(expansion, name, strlen(name), quoted);
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
        expand_name(expansion, name, length, quoted);
}

/* *word is behind an opening ". Inside, a backslash quotes only $ " and itself. */
static void
expand_quoted(struct expansion *expansion, const char **word)
{
    expansion->started |= strcmp(*word, "$@\"") != 0;
    while (**word != '\0' && **word != '"') {
        char c = *(*word)++;

        if (c == '\\' && **word != '\0' && strchr("$\"\\", **word) != NULL)
            put_quoted(expansion, *(*word)++);
        else if (c == '$')
            expand_dollar(expansion, word, true);
        else
            put_quoted(expansion, c);
    }
    if (**word == '"')
        (*word)++;
}

static void
expand_word(struct expansion *expansion, const char *word)
{
    while (*word != '\0') {
        char c = *word++;

        if (c == '\'') {
            expansion->started = true;
            while (*word != '\0' && *word != '\'')
                put_quoted(expansion, *word++);
            word += *word == '\'';
        } else if (c == '"') {
            expand_quoted(expansion, &word);
        } else if (c == '$') {
            expand_dollar(expansion, &word, false);
        } else if (c == '\\' && *word != '\0') {
            put_quoted(expansion, *word++);
        } else {
            put_plain(expansion, c);
        }
    }
    end_field(expansion);
}

struct names
expand_words(const struct word *words)
{
    struct expansion expansion = { .started = false };

    for (; words != NULL; words = words->next)
        expand_word(&expansion, words->text);
    buffer_free(&expansion.field);
    names_add(&expansion.fields, "");
    expansion.fields.name[--expansion.fields.count] = NULL;
    return expansion.fields;
}

char *
expand_one(const char *word)
{
    struct expansion expansion = { .whole = true };

    expand_word(&expansion, word);
    buffer_free(&expansion.field);
    return expansion.fields.count > 0 ? expansion.fields.name[0] : arena_copy("", 0);
}

char *
expand_here(const char *text)
{
    struct expansion expansion = { .whole = true, .started = true };

    while (*text != '\0') {
        char c = *text++;

        if (c == '$')
            expand_dollar(&expansion, &text, true);
        else
            put_quoted(&expansion, c);
    }
    end_field(&expansion);
    buffer_free(&expansion.field);
    return expansion.fields.name[0];
}
