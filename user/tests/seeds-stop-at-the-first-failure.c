/* SPDX-License-Identifier: MIT */
/* `seeds` runs a program in worlds with one seed after the other, says what each gave, and stops at the first failure. */
#include "check.h"

/* Runs seeds; what it prints goes into text. Returns its status. */
static int
run_seeds(char **argv, char *text, size_t size)
{
    int ends[2];
    size_t length = 0;
    ssize_t n;
    pid_t child;

    CHECK_OK(pipe(ends));
    child = fork();
    if (child == 0) {
        dup2(ends[1], 1);
        execv("/bin/seeds", argv);
        _exit(99);
    }
    close(ends[1]);
    while ((n = read(ends[0], text + length, size - 1 - length)) > 0)
        length += (size_t)n;
    text[length] = '\0';
    close(ends[0]);
    return WEXITSTATUS(wait_status(child));
}

int
main(void)
{
    char *good[] = { "seeds", "-n", "3", "-s", "5", "/bin/true", NULL };
    char *bad[] = { "seeds", "-n", "3", "/bin/sh", "-c", "exit 4", NULL };
    char text[512];

    SKIP_ON_LINUX();
    CHECK_EQ(run_seeds(good, text, sizeof(text)), 0);
    CHECK(strcmp(text, "seed 5: status 0\nseed 6: status 0\nseed 7: status 0\n") == 0);
    CHECK_EQ(run_seeds(bad, text, sizeof(text)), 4);
    CHECK(strcmp(text, "seed 1: status 4\n") == 0);
    return 0;
}
