/* SPDX-License-Identifier: MIT */
/* tr: replaces characters of SET1 by those of SET2, or with -d deletes them; sets may have ranges (a-z) and \n \t \\. */
#include "user/bin/tool.h"

struct set {
    unsigned char member[256];
    int count;
};

static unsigned char
next_character(const char **text)
{
    unsigned char c = (unsigned char)*(*text)++;

    if (c != '\\' || **text == '\0')
        return c;
    c = (unsigned char)*(*text)++;
    return c == 'n' ? '\n' : c == 't' ? '\t' : c;
}

static void
add(struct set *set, int c)
{
    if (set->count == 256)
        usage();
    set->member[set->count++] = (unsigned char)c;
}

static struct set
parse_set(const char *text)
{
    struct set set = { .count = 0 };

    while (*text != '\0') {
        int first = next_character(&text);
        int last = first;

        if (text[0] == '-' && text[1] != '\0') {
            text++;
            last = next_character(&text);
        }
        for (int c = first; c <= last; c++)
            add(&set, c);
    }
    if (set.count == 0)
        usage();
    return set;
}

int
main(int argc, char **argv)
{
    int deletes = argc == 3 && strcmp(argv[1], "-d") == 0;
    int map[256];
    struct set from, to;
    int c;

    tool_start("tr", "SET1 SET2 | tr -d SET1");
    if (argc != 3)
        usage();
    from = parse_set(argv[deletes ? 2 : 1]);
    to = parse_set(argv[2]);
    for (int i = 0; i < 256; i++)
        map[i] = i;
    for (int i = 0; i < from.count; i++)
        map[from.member[i]] = deletes ? -1 : to.member[i < to.count ? i : to.count - 1];
    while ((c = getchar()) != EOF)
        if (map[c] >= 0)
            putchar(map[c]);
    return tool_end();
}
