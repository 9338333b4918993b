/* SPDX-License-Identifier: MIT */
/* Arguments and environment together may be 128 KiB, in a few long strings or in thousands of short ones. */
#include "check.h"

#define TOTAL (128 * 1024)

extern char **environ;

static size_t
bytes_in(char **list)
{
    size_t sum = 0;

    for (; *list; list++)
        sum += strlen(*list) + 1;
    return sum;
}

/* Strings of that size, together `total` bytes, as a list; each begins with a letter and '='. */
static char **
make_list(size_t size, size_t total)
{
    char **list = calloc(total / size + 2, sizeof(*list));

    CHECK(list != NULL);
    for (size_t i = 0; total > 0; i++) {
        size_t this = total < size ? total : size;

        list[i] = malloc(this);
        CHECK(list[i] != NULL);
        memset(list[i], 'v', this);
        list[i][this - 1] = '\0';
        total -= this;
    }
    return list;
}

static void
try(size_t size, size_t arguments, size_t environment)
{
    char **argv = make_list(size, arguments), **envp = make_list(size, environment);
    pid_t child = fork();

    if (child == 0) {
        execve("/proc/self/exe", argv, envp);
        _exit(99);
    }
    CHECK_EQ(wait_status(child), EXITED(42));
}

int
main(int argc, char **argv)
{
    if (argc > 1)
        return bytes_in(argv) + bytes_in(environ) == TOTAL ? 42 : 1;
    try(32 * 1024, 96 * 1024, 32 * 1024);
    try(32 * 1024, TOTAL - 4096, 4096);
    try(16, TOTAL / 2, TOTAL / 2);
    return 0;
}
