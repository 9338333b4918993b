/* SPDX-License-Identifier: MIT */
/*
 * hello [-n COUNT] [NAME]...: greets each name, or the world; with -n COUNT times, numbered.
 * The program of the first lab, labs/01-hello.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COUNT_MOST = 99 };

/* The number that all of text says, from 1 to COUNT_MOST, or 0. */
static long
count_of(const char *text)
{
    char *end;
    long n = strtol(text, &end, 10);

    if (*text < '0' || *text > '9' || *end != '\0' || n > COUNT_MOST)
        return 0;
    return n;
}

static void
greet(const char *name, long count)
{
    if (count == 0)
        printf("Hello, %s!\n", name);
    for (long i = 1; i <= count; i++)
        printf("%ld: Hello, %s!\n", i, name);
}

int
main(int argc, char **argv)
{
    long count = 0;
    int first = 1;

    if (argc > 1 && strcmp(argv[1], "-n") == 0) {
        count = argc > 2 ? count_of(argv[2]) : 0;
        if (count == 0) {
            fprintf(stderr, "hello: -n wants a number from 1 to %d, not '%s'\n", COUNT_MOST,
                    argc > 2 ? argv[2] : "");
            return 2;
        }
        first = 3;
    }
    if (first == argc)
        greet("world", count);
    for (int i = first; i < argc; i++)
        greet(argv[i], count);
    return 0;
}
