/* SPDX-License-Identifier: MIT */
/* tail: prints the last lines (10); they are kept in a ring while the rest goes by. */
#include "user/bin/tool.h"

static long limit = 10;
static int titles;

static void
tail(FILE *stream, const char *name)
{
    char **ring = calloc((size_t)limit + 1, sizeof(*ring));
    size_t *sizes = calloc((size_t)limit + 1, sizeof(*sizes));
    ssize_t *lengths = calloc((size_t)limit + 1, sizeof(*lengths));
    static int files;
    long seen = 0;
    ssize_t n;

    if (titles)
        printf("%s==> %s <==\n", files++ ? "\n" : "", name);
    if (ring == NULL || sizes == NULL || lengths == NULL)
        die("memory");
    while ((n = getline(&ring[seen % (limit + 1)], &sizes[seen % (limit + 1)], stream)) > 0)
        lengths[seen++ % (limit + 1)] = n;
    for (long i = seen > limit ? seen - limit : 0; i < seen; i++)
        fwrite(ring[i % (limit + 1)], 1, (size_t)lengths[i % (limit + 1)], stdout);
    if (ferror(stream))
        complain(name);
    for (long i = 0; i <= limit; i++)
        free(ring[i]);
    free(ring);
    free(sizes);
    free(lengths);
}

int
main(int argc, char **argv)
{
    int option;

    tool_start("tail", "[-LINES | -n LINES] [FILE]...");
    limit = number_option(&argc, &argv, limit);
    while ((option = getopt(argc, argv, "n:")) != -1) {
        if (option == '?' || (limit = number(optarg)) < 0)
            usage();
    }
    titles = argc - optind > 1;
    each_input(argv + optind, tail);
    return tool_end();
}
