/* SPDX-License-Identifier: MIT */
/*
 * One function for all binary operators: it takes an operand, then every operator that binds at least as strongly
 * as asked for, each with what binds more strongly still behind it.
 *
 *      1 + 2 * 3 < 4       binary(||) sees 1; "+" asks binary(*) for 2 * 3; "<" asks binary(+) for 4
 */
#include "user/bin/sh/arithmetic.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "user/bin/sh/arena.h"
#include "user/bin/sh/shell.h"
#include "user/bin/sh/vars.h"

struct state {
    const char *text;           /* what is left */
    const char *error;          /* the first thing that was wrong, or NULL */
    int skipped;                /* > 0: in a branch that is not taken; nothing is assigned or divided */
};

/* Longer ones first, so that "<=" is not taken for "<". */
static const struct {
    const char *text;
    int strength;
} operators[] = {
    { "||", 1 }, { "&&", 2 }, { "<<", 8 }, { ">>", 8 }, { "==", 6 }, { "!=", 6 }, { "<=", 7 }, { ">=", 7 },
    { "|", 3 },  { "^", 4 },  { "&", 5 },  { "<", 7 },  { ">", 7 },  { "+", 9 },  { "-", 9 },  { "*", 10 },
    { "/", 10 }, { "%", 10 },
};

#define OPERATORS (sizeof(operators) / sizeof(operators[0]))

static long whole(struct state *state);

static void
skip_blanks(struct state *state)
{
    state->text += strspn(state->text, " \t\n");
}

static bool
take(struct state *state, const char *text)
{
    size_t length = strlen(text);

    skip_blanks(state);
    if (strncmp(state->text, text, length) != 0)
        return false;
    state->text += length;
    return true;
}

static long
fail(struct state *state, const char *error)
{
    if (state->error == NULL)
        state->error = error;
    state->text += strlen(state->text);
    return 0;
}

static long
value_of(const char *name)
{
    const char *value = vars_get(name);

    return value != NULL ? strtol(value, NULL, 0) : 0;
}

static void
assign(struct state *state, const char *name, long value)
{
    char text[24];

    if (state->skipped > 0 || state->error != NULL)
        return;
    snprintf(text, sizeof(text), "%ld", value);
    vars_set(name, text);
}

/* Which operator comes now: its index, or -1. An assignment such as += or = is none. */
static int
next_operator(struct state *state)
{
    skip_blanks(state);
    for (size_t i = 0; i < OPERATORS; i++) {
        size_t length = strlen(operators[i].text);

        if (strncmp(state->text, operators[i].text, length) == 0)
            return (int)i;
    }
    return -1;
}

/* As two's complement does it: what overflows wraps. */
static long
apply(struct state *state, const char *operator, long a, long b)
{
    unsigned long x = (unsigned long)a, y = (unsigned long)b;

    switch (operator[0]) {
    case '+': return (long)(x + y);
    case '-': return (long)(x - y);
    case '*': return (long)(x * y);
    case '^': return a ^ b;
    case '=': return a == b;
    case '!': return a != b;
    case '|': return operator[1] ? a || b : (a | b);
    case '&': return operator[1] ? a && b : (a & b);
    case '<': return operator[1] == '<' ? (long)(x << (y & 63)) : operator[1] ? a <= b : a < b;
    case '>': return operator[1] == '>' ? a >> (y & 63) : operator[1] ? a >= b : a > b;
    }
    if (state->skipped > 0)
        return 0;
    if (b == 0)
        return fail(state, "division by zero");
    if (b == -1)
        return operator[0] == '/' ? (long)-x : 0;
    return operator[0] == '/' ? a / b : a % b;
}

/* Behind a name: its value, or that of an assignment to it. */
static long
name_or_assignment(struct state *state, const char *name)
{
    long value = value_of(name);
    int i = next_operator(state);
    size_t length = i >= 0 ? strlen(operators[i].text) : 0;

    if (state->text[length] != '=' || (i < 0 && state->text[1] == '=') || (i >= 0 && strchr("|&=!", operators[i].text[0]) != NULL && length == 2))
        return value;
    if (i >= 0 && length == 1 && (operators[i].text[0] == '<' || operators[i].text[0] == '>'))
        return value;
    state->text += length + 1;
    value = i < 0 ? whole(state) : apply(state, operators[i].text, value, whole(state));
    assign(state, name, value);
    return value;
}

static long
operand(struct state *state)
{
    long value;

    if (take(state, "(")) {
        value = whole(state);
        return take(state, ")") ? value : fail(state, "a bracket is not closed");
    }
    if (take(state, "!"))
        return !operand(state);
    if (take(state, "~"))
        return ~operand(state);
    if (take(state, "-"))
        return (long)-(unsigned long)operand(state);
    if (take(state, "+"))
        return operand(state);
    skip_blanks(state);
    if (isdigit((unsigned char)*state->text))
        return strtol(state->text, (char **)&state->text, 0);
    if (isalpha((unsigned char)*state->text) || *state->text == '_') {
        size_t length = 1;

        while (vars_is_name(state->text, length + 1))
            length++;
        state->text += length;
        return name_or_assignment(state, arena_copy(state->text - length, length));
    }
    return fail(state, "a number or a name is missing");
}

static long
binary(struct state *state, int strength)
{
    long left = operand(state);
    int i;

    while ((i = next_operator(state)) >= 0 && operators[i].strength >= strength) {
        const char *operator = operators[i].text;
        bool decided = (operators[i].strength == 1 && left) || (operators[i].strength == 2 && !left);
        long right;

        state->text += strlen(operator);
        state->skipped += decided;
        right = binary(state, operators[i].strength + 1);
        state->skipped -= decided;
        left = apply(state, operator, left, right);
    }
    return left;
}

/* A condition with ? and :, or a plain value. */
static long
whole(struct state *state)
{
    long condition = binary(state, 1), yes, no;

    if (!take(state, "?"))
        return condition;
    state->skipped += !condition;
    yes = whole(state);
    state->skipped -= !condition;
    if (!take(state, ":"))
        return fail(state, "? without :");
    state->skipped += !!condition;
    no = whole(state);
    state->skipped -= !!condition;
    return condition ? yes : no;
}

bool
arithmetic(const char *text, long *value)
{
    struct state state = { text, NULL, 0 };

    *value = 0;
    skip_blanks(&state);
    if (*state.text == '\0')
        return true;
    *value = whole(&state);
    skip_blanks(&state);
    if (state.error == NULL && *state.text != '\0')
        state.error = "an operator is missing";
    if (state.error != NULL)
        shell_error("$((%s)): %s", text, state.error);
    return state.error == NULL;
}
