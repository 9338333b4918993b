/* SPDX-License-Identifier: MIT */
/*
 * grep: prints the lines that match a pattern. A pattern is a row of items, each a character, `.` (any),
 * `[a-z]` or `[^a-z]` (one of, none of) or `\x` (x itself), and each may be followed by `*` (any number of times);
 * `^` at the start and `$` at the end tie it to the line's ends.
 */
#include "user/bin/tool.h"

#include <ctype.h>

static const char *pattern;
static int inverted, numbered, only_count, ignore_case, quiet, with_name;
static long total;

/* The pattern text after one item. */
static const char *
item_end(const char *item)
{
    if (item[0] == '\\' && item[1] != '\0')
        return item + 2;
    if (item[0] != '[')
        return item + 1;
    item += item[1] == '^' ? 2 : 1;
    for (int first = 1; *item != '\0' && (*item != ']' || first); item++)
        first = 0;
    return *item == ']' ? item + 1 : item;
}

static int
in_class(const char *item, int c)
{
    int negated = item[1] == '^';
    const char *p = item + 1 + negated;
    int found = 0;

    for (int first = 1; *p != '\0' && (*p != ']' || first); p++, first = 0) {
        if (p[1] == '-' && p[2] != ']' && p[2] != '\0') {
            found |= c >= (unsigned char)p[0] && c <= (unsigned char)p[2];
            p += 2;
        } else {
            found |= c == (unsigned char)*p;
        }
    }
    return found != negated;
}

static int
item_matches(const char *item, int c)
{
    if (c == '\0')
        return 0;
    if (item[0] == '[')
        return in_class(item, c) || (ignore_case && (in_class(item, tolower(c)) || in_class(item, toupper(c))));
    if (item[0] == '.')
        return 1;
    if (item[0] == '\\' && item[1] != '\0')
        item++;
    if (ignore_case)
        return tolower(c) == tolower((unsigned char)*item);
    return c == (unsigned char)*item;
}

/* Does the pattern from `item` on match at the start of `text`? */
static int
match_here(const char *item, const char *text)
{
    const char *next;
    const char *end = text;

    if (*item == '\0')
        return 1;
    if (item[0] == '$' && item[1] == '\0')
        return *text == '\0';
    next = item_end(item);
    if (*next != '*')
        return item_matches(item, (unsigned char)*text) && match_here(next, text + 1);
    while (item_matches(item, (unsigned char)*end))
        end++;
    for (; end >= text; end--)
        if (match_here(next + 1, end))
            return 1;
    return 0;
}

static int
match(const char *text)
{
    if (pattern[0] == '^')
        return match_here(pattern + 1, text);
    do
        if (match_here(pattern, text))
            return 1;
    while (*text++ != '\0');
    return 0;
}

static void
print_match(const char *name, long line_number, const char *line)
{
    if (with_name)
        printf("%s:", name);
    if (numbered)
        printf("%ld:", line_number);
    puts(line);
}

static void
grep(FILE *stream, const char *name)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t length;
    long line_number = 0;
    long count = 0;

    while ((length = getline(&line, &size, stream)) > 0) {
        if (line[length - 1] == '\n')
            line[length - 1] = '\0';
        line_number++;
        if (match(line) == inverted)
            continue;
        count++;
        if (!only_count && !quiet)
            print_match(name, line_number, line);
    }
    if (ferror(stream))
        complain(name);
    if (only_count && with_name)
        printf("%s:", name);
    if (only_count)
        printf("%ld\n", count);
    total += count;
    free(line);
}

int
main(int argc, char **argv)
{
    int option;

    tool_start("grep", "[-ivncq] PATTERN [FILE]...");
    while ((option = getopt(argc, argv, "ivncq")) != -1) {
        if (option == '?')
            usage();
        ignore_case |= option == 'i';
        inverted |= option == 'v';
        numbered |= option == 'n';
        only_count |= option == 'c';
        quiet |= option == 'q';
    }
    if (optind == argc)
        usage();
    pattern = argv[optind++];
    with_name = argc - optind > 1;
    each_input(argv + optind, grep);
    if (tool_end() != 0)
        return 2;
    return total > 0 ? 0 : 1;
}
