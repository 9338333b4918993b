/* SPDX-License-Identifier: MIT */
/* Arguments beyond all bounds are E2BIG, with nothing lost; 100 KiB of them arrive. */
#include "check.h"

#define COUNT 100
#define SIZE  1024

static const char *program;
static char text[SIZE];
static char *arguments[COUNT + 2];
static char *environment[] = { NULL };

static int
look(int argc, char **argv)
{
    CHECK_EQ(argc, COUNT + 1);
    for (int i = 1; i < argc; i++)
        CHECK_EQ(strlen(argv[i]), SIZE - 1);
    return 0;
}

static void
refuse(size_t size, int count)
{
    char *big = malloc(size);
    char **list = calloc((size_t)count + 1, sizeof(*list));

    CHECK(big != NULL && list != NULL);
    memset(big, 'x', size);
    big[size - 1] = '\0';
    for (int i = 0; i < count; i++)
        list[i] = big;
    CHECK_ERRNO(execve(program, list, environment), E2BIG);
    free(big);
    free(list);
}

int
main(int argc, char **argv)
{
    pid_t child;

    if (argc > 1)
        return look(argc, argv);
    program = argv[0];
    memset(text, 'y', SIZE - 1);
    arguments[0] = argv[0];
    for (int i = 1; i <= COUNT; i++)
        arguments[i] = text;
    child = fork();
    if (child == 0) {
        execve(argv[0], arguments, environment);
        _exit(99);
    }
    CHECK_EQ(wait_status(child), EXITED(0));
    refuse(1 << 20, 1);
    refuse(65536, 1000);
    return 0;
}
