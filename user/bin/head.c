/* SPDX-License-Identifier: MIT */
/* head: prints the first lines (10), or with -c the first bytes. */
#include "user/bin/tool.h"

static long limit = 10;
static int by_bytes;
static int titles;

static void
head(FILE *stream, const char *name)
{
    static int files;
    long left = limit;
    int c;

    if (titles)
        printf("%s==> %s <==\n", files++ ? "\n" : "", name);
    while (left > 0 && (c = getc(stream)) != EOF) {
        putchar(c);
        if (by_bytes || c == '\n')
            left--;
    }
    if (ferror(stream))
        complain(name);
}

int
main(int argc, char **argv)
{
    int option;

    tool_start("head", "[-LINES | -n LINES | -c BYTES] [FILE]...");
    limit = number_option(&argc, &argv, limit);
    while ((option = getopt(argc, argv, "n:c:")) != -1) {
        if (option == '?')
            usage();
        by_bytes = option == 'c';
        limit = number(optarg);
    }
    titles = argc - optind > 1;
    each_input(argv + optind, head);
    return tool_end();
}
