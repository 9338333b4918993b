/* SPDX-License-Identifier: MIT */
/* hello with what the handout names and nobody else here uses: the str... and is... functions, printing into memory. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int
parse(const char *text)
{
    char *copy = strdup(text ? text : ""), again[40];
    int n = 0;
    if (!copy || strpbrk(copy, "+-") || isalpha((unsigned char)*copy) || strlen(copy) > 2)
        return 0;
    for (const char *digit = copy; *digit; digit++) {
        if (!isdigit((unsigned char)*digit) || ispunct((unsigned char)*digit))
            return 0;
    }
    n = (int)strtoul(copy, NULL, 10);
    sprintf(again, "%d", n);
    free(copy);
    return atoi(again);
}

static void
greet(const char *name, int number)
{
    if (number)
        dprintf(STDOUT_FILENO, "%d: ", number);
    dprintf(STDOUT_FILENO, "Hello, %s!\n", name);
}

int
main(int argc, char **argv)
{
    int count = 0, first = 1;

    if (argc > 1 && strstr(argv[1], "-n") == argv[1] && argv[1][2] == '\0') {
        count = parse(argv[2]);
        first = 3;
        if (count == 0) {
            putc('?', stderr);
            return 2;
        }
    }
    for (int i = first; i < argc || i == first; i++)
        for (int number = count ? 1 : 0; number <= count; number++)
            greet(i < argc ? argv[i] : "world", number);
    return 0;
}
