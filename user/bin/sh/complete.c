/* SPDX-License-Identifier: MIT */
/* A name completes as the pattern NAME*, so glob.c does the work. */
#include "user/bin/sh/complete.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "user/bin/sh/arena.h"
#include "user/bin/sh/vars.h"

#define PATTERN_SIZE 512

static size_t
word_start(const char *text, size_t length)
{
    while (length > 0 && strchr(" \t;|&<>(", text[length - 1]) == NULL)
        length--;
    return length;
}

/* Is the word that starts there the first one of a command? */
static bool
is_command(const char *text, size_t start)
{
    while (start > 0 && text[start - 1] == ' ')
        start--;
    return start == 0 || strchr(";|&(", text[start - 1]) != NULL;
}

static void
add_files(const char *word, struct names *names)
{
    char pattern[PATTERN_SIZE], path[PATTERN_SIZE];
    struct names found = { NULL, 0, 0 };
    struct stat st;

    snprintf(pattern, sizeof(pattern), "%s*", word);
    glob_paths(pattern, &found);
    for (size_t i = 0; i < found.count; i++) {
        bool folder = stat(found.name[i], &st) == 0 && S_ISDIR(st.st_mode);

        snprintf(path, sizeof(path), "%s%s", found.name[i], folder ? "/" : " ");
        names_add(names, path);
    }
}

static void
add_programs(const char *word, struct names *names)
{
    const char *path = vars_get("PATH");
    char pattern[PATTERN_SIZE], name[PATTERN_SIZE];

    while (path != NULL && *path != '\0') {
        size_t length = strcspn(path, ":");
        struct names found = { NULL, 0, 0 };

        snprintf(pattern, sizeof(pattern), "%.*s/%s*", (int)length, path, word);
        glob_paths(pattern, &found);
        for (size_t i = 0; i < found.count; i++) {
            snprintf(name, sizeof(name), "%s ", found.name[i] + length + 1);
            names_add(names, name);
        }
        path += length + (path[length] == ':');
    }
}

size_t
complete(const char *text, size_t length, struct names *names)
{
    size_t start = word_start(text, length);
    char *word = arena_copy(text + start, length - start);

    if (is_command(text, start) && strchr(word, '/') == NULL)
        add_programs(word, names);
    else
        add_files(word, names);
    names_sort(names, 0);
    return length - start;
}
