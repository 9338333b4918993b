/* SPDX-License-Identifier: MIT */
/* Patterns are matched folder by folder: `/t*` + `/x?` lists "/", then "/tmp" and "/tests". */
#include "user/bin/sh/glob.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "user/bin/sh/arena.h"

#define PATH_SIZE 4096

/* At '[': does c belong to the class? Moves *pattern to its ']'. A '[' without ']' stands for itself. */
static bool
match_class(const char **pattern, int c)
{
    const char *p = *pattern + 1;
    bool negated = *p == '!' || *p == '^';
    bool found = false;

    p += negated;
    for (bool first = true; first || *p != ']'; first = false, p++) {
        if (*p == '\\' && p[1] != '\0')
            p++;
        if (*p == '\0')
            return c == '[';
        if (p[1] == '-' && p[2] != ']' && p[2] != '\0') {
            found |= c >= (unsigned char)p[0] && c <= (unsigned char)p[2];
            p += 2;
        } else {
            found |= c == (unsigned char)*p;
        }
    }
    *pattern = p;
    return found != negated;
}

bool
glob_match(const char *pattern, const char *name)
{
    for (; *pattern != '\0'; pattern++, name++) {
        if (*pattern == '*') {
            for (; *name != '\0'; name++)
                if (glob_match(pattern + 1, name))
                    return true;
            return glob_match(pattern + 1, name);
        }
        if (*name == '\0')
            return false;
        if (*pattern == '?')
            continue;
        if (*pattern == '[') {
            if (!match_class(&pattern, (unsigned char)*name))
                return false;
            continue;
        }
        if (*pattern == '\\' && pattern[1] != '\0')
            pattern++;
        if (*pattern != *name)
            return false;
    }
    return *name == '\0';
}

char *
glob_unescape(char *pattern)
{
    char *to = pattern;

    for (char *from = pattern; *from != '\0'; from++) {
        if (*from == '\\' && from[1] != '\0')
            from++;
        *to++ = *from;
    }
    *to = '\0';
    return pattern;
}

void
names_add(struct names *names, const char *name)
{
    if (names->count == names->room) {
        size_t room = names->room != 0 ? names->room * 2 : 16;
        char **larger = arena_alloc(room * sizeof(*larger));

        if (names->count != 0)
            memcpy(larger, names->name, names->count * sizeof(*larger));
        names->name = larger;
        names->room = room;
    }
    names->name[names->count++] = arena_copy(name, strlen(name));
}

void
names_sort(struct names *names, size_t first)
{
    for (size_t i = first + 1; i < names->count; i++) {
        char *name = names->name[i];
        size_t j = i;

        for (; j > first && strcmp(names->name[j - 1], name) > 0; j--)
            names->name[j] = names->name[j - 1];
        names->name[j] = name;
    }
}

static void match_from(const char *folder, const char *pattern, struct names *names);

/* Goes on below folder + name, or adds it if the pattern ends here. */
static void
descend(const char *folder, const char *name, const char *rest, struct names *names)
{
    char path[PATH_SIZE];
    struct stat st;

    snprintf(path, sizeof(path), "%s%s%s", folder, name, *rest != '\0' ? "/" : "");
    if (*rest == '\0') {
        if (lstat(path, &st) == 0)
            names_add(names, path);
        return;
    }
    while (*rest == '/')
        rest++;
    match_from(path, rest, names);
}

/* folder is "" or ends in a slash; pattern's first part is matched against the names in it. */
static void
match_from(const char *folder, const char *pattern, struct names *names)
{
    size_t length = strcspn(pattern, "/");
    char *part = arena_copy(pattern, length);
    struct dirent *entry;
    DIR *dir;

    if (strpbrk(part, "*?[") == NULL) {
        descend(folder, glob_unescape(part), pattern + length, names);
        return;
    }
    dir = opendir(*folder != '\0' ? folder : ".");
    if (dir == NULL)
        return;
    while ((entry = readdir(dir)) != NULL)
        if ((entry->d_name[0] != '.' || part[0] == '.') && glob_match(part, entry->d_name))
            descend(folder, entry->d_name, pattern + length, names);
    closedir(dir);
}

void
glob_paths(const char *pattern, struct names *names)
{
    const char *rest = pattern;
    size_t first = names->count;

    while (*rest == '/')
        rest++;
    match_from(rest != pattern ? "/" : "", rest, names);
    names_sort(names, first);
}
