/* SPDX-License-Identifier: MIT */
/* File name patterns: * any text, ? any character, [a-z] [!a-z] one of or none of; a backslash takes the meaning away. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Names found, in order, in the arena. */
struct names {
    char **name;
    size_t count, room;
};

bool glob_match(const char *pattern, const char *name);

/* Adds the paths that exist and match. Names that begin with a dot match only a pattern that does too. */
void glob_paths(const char *pattern, struct names *names);

void names_add(struct names *names, const char *name);
/* Sorts the names from index `first` on. */
void names_sort(struct names *names, size_t first);

/* Removes the backslashes of a pattern, in place. */
char *glob_unescape(char *pattern);
