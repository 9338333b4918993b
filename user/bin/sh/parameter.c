/* SPDX-License-Identifier: MIT */
/*
 * ${x}, ${#x} its length, and what may stand behind the name:
 *
 *      :-word  :=word  :?word  :+word      if x is not set or empty; without the colon: if it is not set
 *      %word  %%word  #word  ##word        without the shortest or longest end, or beginning, that matches
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "user/bin/sh/arena.h"
#include "user/bin/sh/expand_state.h"
#include "user/bin/sh/shell.h"
#include "user/bin/sh/vars.h"

static const char *
number_text(long number)
{
    char text[24];

    return arena_copy(text, (size_t)snprintf(text, sizeof(text), "%ld", number));
}

static const char *
argument(int index)
{
    if (index == 0)
        return shell.name;
    return index <= shell.argument_count ? shell.arguments[index - 1] : NULL;
}

/* "$@" is one field for each argument; everywhere else they are joined by blanks. */
static void
put_arguments(struct expansion *expansion, bool separate, bool quoted)
{
    for (int i = 0; i < shell.argument_count; i++) {
        if (i > 0 && separate)
            expand_end_field(expansion);
        else if (i > 0)
            expand_put_value(expansion, " ", quoted);
        expansion->started |= quoted;
        expand_put_value(expansion, shell.arguments[i], quoted);
    }
}

/* The arguments as one text, for ${*...}; NULL if there are none. */
static const char *
joined_arguments(void)
{
    struct expansion expansion = { .joined = true, .whole = true };

    if (shell.argument_count == 0)
        return NULL;
    put_arguments(&expansion, false, true);
    return expand_finish(&expansion);
}

static const char *
value_of(const char *name)
{
    switch (*name) {
    case '?': return number_text(shell.status);
    case '$': return number_text(shell.pid);
    case '#': return number_text(shell.argument_count);
    case '!': return shell.last_background != 0 ? number_text(shell.last_background) : NULL;
    case '@':
    case '*': return joined_arguments();
    }
    return isdigit((unsigned char)*name) ? argument(atoi(name)) : vars_get(name);
}

/* How long the name at the start of the text is; 0: there is none. */
static size_t
name_length(const char *text)
{
    size_t length = 0;

    if (isdigit((unsigned char)*text))
        return strspn(text, "0123456789");
    if (*text != '\0' && strchr("?$#!@*", *text) != NULL)
        return 1;
    while (vars_is_name(text, length + 1))
        length++;
    return length;
}

/* The value without the part at its end (from_end) or beginning that matches the pattern. */
static const char *
without(const char *value, const char *pattern, bool from_end, bool longest)
{
    size_t length = strlen(value);

    for (size_t i = 0; i <= length; i++) {
        size_t cut = longest ? length - i : i;  /* so much of it goes */
        size_t start = from_end ? length - cut : 0;

        if (glob_match(pattern, arena_copy(value + start, cut)))
            return from_end ? arena_copy(value, start) : value + cut;
    }
    return value;
}

static void
put_without(struct expansion *expansion, const char *value, const char *operator, bool quoted)
{
    bool longest = operator[1] == operator[0];
    char *pattern = expand_pattern(operator + 1 + longest);

    expand_put_value(expansion, without(value != NULL ? value : "", pattern, *operator == '%', longest), quoted);
}

/* ${x?word}: a script ends here. */
static void
complain(const char *name, const char *word)
{
    shell_error("%s: %s", name, *word != '\0' ? expand_one(word) : "parameter not set");
    shell_give_up();
}

static void
put_conditional(struct expansion *expansion, const char *name, const char *value, const char *operator, bool quoted)
{
    bool colon = *operator == ':';
    bool usable = value != NULL && (!colon || *value != '\0');
    const char *word = operator + 1 + colon;

    switch (operator[colon]) {
    case '+':
        if (usable)
            expand_piece(expansion, word, quoted);
        return;
    case '?':
        if (!usable)
            complain(name, word);
        break;
    case '=':
        if (!usable) {
            vars_set(name, expand_one(word));
            value = vars_get(name);
        }
        break;
    default:
        if (!usable) {
            expand_piece(expansion, word, quoted);
            return;
        }
    }
    expand_put_value(expansion, value, quoted);
}

void
expand_parameter(struct expansion *expansion, const char *text, bool quoted)
{
    bool wants_length = text[0] == '#' && name_length(text + 1) == strlen(text + 1) && text[1] != '\0';
    size_t length = name_length(text + wants_length);
    const char *name = arena_copy(text + wants_length, length);
    const char *operator = text + wants_length + length;
    const char *value = length > 0 ? value_of(name) : NULL;
    const char *kind = operator + (*operator == ':');

    if (wants_length)
        expand_put_value(expansion, number_text(value != NULL ? (long)strlen(value) : 0), quoted);
    else if (length > 0 && *operator == '\0' && (*name == '@' || *name == '*'))
        put_arguments(expansion, *name == '@' && quoted && !expansion->joined, quoted);
    else if (length > 0 && *operator == '\0')
        expand_put_value(expansion, value, quoted);
    else if (length > 0 && (*operator == '%' || *operator == '#'))
        put_without(expansion, value, operator, quoted);
    else if (length > 0 && *kind != '\0' && strchr("-=?+", *kind) != NULL)
        put_conditional(expansion, name, value, operator, quoted);
    else
        shell_error("${%s}: not understood", text);
}
