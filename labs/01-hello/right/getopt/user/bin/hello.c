/* SPDX-License-Identifier: MIT */
/* hello with the library's getopt and sscanf. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *world[] = { "world", NULL };

static int
parse(const char *text)
{
    int n = 0;
    if (strlen(text) > 2 || strspn(text, "0123456789") != strlen(text))
        return 0;
    for (; *text; text++)
        n = 10 * n + *text - '0';
    return n;
}

int
main(int argc, char **argv)
{
    int count = 0, option;

    while ((option = getopt(argc, argv, "n:")) != -1) {
        if (option != 'n')
            return 2;           /* getopt has said why */
        count = parse(optarg);
        if (count == 0) {
            fputs("hello: that is no count\n", stderr);
            exit(2);
        }
    }
    for (char **name = optind < argc ? argv + optind : world; *name; name++) {
        for (int i = 1; i <= (count ? count : 1); i++) {
            if (count)
                printf("%d: ", i);
            printf("Hello, %s!\n", *name);
        }
    }
    return 0;
}
