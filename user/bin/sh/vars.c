/* SPDX-License-Identifier: MIT */
/* A plain list: a shell has dozens of variables, not thousands. */
#include "user/bin/sh/vars.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "user/bin/sh/arena.h"

struct variable {
    struct variable *next;
    char *name, *value;         /* value is NULL if it is only marked for export */
    bool exported;
};

static struct variable *variables;

bool
vars_is_name(const char *text, size_t length)
{
    if (length == 0 || isdigit((unsigned char)text[0]))
        return false;
    for (size_t i = 0; i < length; i++)
        if (!isalnum((unsigned char)text[i]) && text[i] != '_')
            return false;
    return true;
}

static struct variable *
find(const char *name)
{
    struct variable *variable = variables;

    while (variable != NULL && strcmp(variable->name, name) != 0)
        variable = variable->next;
    return variable;
}

static struct variable *
find_or_make(const char *name)
{
    struct variable *variable = find(name);

    if (variable != NULL)
        return variable;
    variable = calloc(1, sizeof(*variable));
    if (variable == NULL || (variable->name = strdup(name)) == NULL)
        exit(2);
    variable->next = variables;
    variables = variable;
    return variable;
}

const char *
vars_get(const char *name)
{
    struct variable *variable = find(name);

    return variable != NULL ? variable->value : NULL;
}

void
vars_set(const char *name, const char *value)
{
    struct variable *variable = find_or_make(name);
    char *copy = strdup(value);

    if (copy == NULL)
        exit(2);
    free(variable->value);
    variable->value = copy;
}

void
vars_assign(const char *assignment, const char *value)
{
    const char *equals = strchr(assignment, '=');

    vars_set(arena_copy(assignment, (size_t)(equals - assignment)), value);
}

void
vars_export(const char *name)
{
    find_or_make(name)->exported = true;
}

void
vars_unset(const char *name)
{
    for (struct variable **link = &variables; *link != NULL; link = &(*link)->next) {
        struct variable *variable = *link;

        if (strcmp(variable->name, name) != 0)
            continue;
        *link = variable->next;
        free(variable->name);
        free(variable->value);
        free(variable);
        return;
    }
}

void
vars_start(char **environment)
{
    for (; *environment != NULL; environment++) {
        const char *equals = strchr(*environment, '=');

        if (equals == NULL || !vars_is_name(*environment, (size_t)(equals - *environment)))
            continue;
        vars_assign(*environment, equals + 1);
        vars_export(arena_copy(*environment, (size_t)(equals - *environment)));
    }
}

char **
vars_environment(void)
{
    size_t count = 0;
    char **environment;

    for (struct variable *v = variables; v != NULL; v = v->next)
        count += v->exported && v->value != NULL;
    environment = arena_alloc((count + 1) * sizeof(*environment));
    for (struct variable *v = variables; v != NULL; v = v->next) {
        size_t size;

        if (!v->exported || v->value == NULL)
            continue;
        size = strlen(v->name) + strlen(v->value) + 2;
        environment[--count] = arena_alloc(size);
        snprintf(environment[count], size, "%s=%s", v->name, v->value);
    }
    return environment;
}

void
vars_print(bool only_exported)
{
    for (struct variable *v = variables; v != NULL; v = v->next)
        if (v->value != NULL && (v->exported || !only_exported))
            printf("%s=%s\n", v->name, v->value);
    fflush(stdout);
}
