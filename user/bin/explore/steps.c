/* SPDX-License-Identifier: MIT */
/* See steps.h. */
#include "user/bin/explore/steps.h"

#include <stdio.h>
#include <string.h>

#include "user/bin/explore/places.h"

bool
step_is_access(const struct heddle_note *n)
{
    return n->kind <= HEDDLE_NOTE_ATOMIC_WRITE;
}

bool
step_is_write(const struct heddle_note *n)
{
    return n->kind == HEDDLE_NOTE_WRITE || n->kind == HEDDLE_NOTE_ATOMIC_WRITE;
}

const char *
step_call_name(uint64_t function)
{
    static const char *const before[] = { "__explore_", "__wrap_", "pthread_", "mutex_" };
    const char *name = function_name(function);

    for (size_t i = 0; name && i < sizeof(before) / sizeof(before[0]); i++)
        if (strncmp(name, before[i], strlen(before[i])) == 0)
            name += strlen(before[i]);
    return name ? name : "call";
}

enum step_call
step_call(uint64_t function)
{
    const char *name = step_call_name(function);

    if (strstr(name, "unlock"))
        return STEP_UNLOCKS;
    if (strstr(name, "lock"))
        return STEP_LOCKS;
    return strstr(name, "cond_") && strstr(name, "wait") ? STEP_WAITS : STEP_OTHER;
}

void
step_value(char *to, size_t size, const struct heddle_note *n, uint64_t value)
{
    long number = n->size == 4 ? (long)(int32_t)value : n->size == 2 ? (int16_t)value : n->size == 1 ? (int8_t)value : (long)value;
    char name[48];

    if (n->size > 8)
        snprintf(to, size, " (%u bytes)", n->size);
    else if (n->size == 8 && variable_name(name, sizeof(name), value)[0] != '0')
        snprintf(to, size, " %s", name);
    else if (number > -1000000 && number < 1000000)
        snprintf(to, size, " %ld", number);
    else
        snprintf(to, size, " %#lx", (unsigned long)value);
}

void
step_words(char *to, size_t size, const struct heddle_note *n, bool valued)
{
    static const char *const how[] = { "read", "write", "read atomic", "write atomic" };
    char name[64] = "", value[64] = "";

    if (n->address && variable_name(name, sizeof(name), n->address)[0] == '0' && !step_is_access(n))
        name[0] = '\0';
    if (step_is_access(n) && valued)
        step_value(value, sizeof(value), n, n->value);
    snprintf(to, size, "%s%s%s%s", step_is_access(n) ? how[n->kind] : step_call_name(n->value), *name ? " " : "", name, value);
}
