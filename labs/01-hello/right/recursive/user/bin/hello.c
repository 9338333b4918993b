/* SPDX-License-Identifier: MIT */
/* hello without a loop over the names: greet the first, then the rest. */
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

static int times = 0;

static void
greet_all(int left, char **names)
{
    if (left == 0)
        return;
    if (times == 0)
        fprintf(stdout, "Hello, %s!\n", names[0]);
    for (int i = 0; i < times; i++)
        fprintf(stdout, "%d: Hello, %s!\n", i + 1, names[0]);
    greet_all(left - 1, names + 1);
}

static int
refuse(void)
{
    perror("hello: -n");
    return 2;
}

int
main(int argc, char **argv)
{
    char *nobody[] = { "world" }, *end = NULL;

    argc--, argv++;
    if (argc > 0 && argv[0][0] == '-' && argv[0][1] == 'n' && argv[0][2] == '\0') {
        errno = EINVAL;
        if (argc == 1)
            return refuse();
        unsigned long count = strtoul(argv[1], &end, 10);
        if (!isdigit((unsigned char)argv[1][0]) || *end || count < 1 || count > 99)
            return errno = EINVAL, refuse();
        times = (int)count;
        argc -= 2, argv += 2;
    }
    greet_all(argc ? argc : 1, argc ? argv : nobody);
    return 0;
}
