/* SPDX-License-Identifier: MIT */
/* `explore -a` goes through all schedules, whatever they end with, tells each ending once and shows it. */
#include "check.h"

static void
read_all(int fd, char *text, size_t size)
{
    size_t length = 0;
    ssize_t n;

    while ((n = read(fd, text + length, size - 1 - length)) > 0)
        length += (size_t)n;
    text[length] = '\0';
}

int
main(void)
{
    char *argv[] = { "explore", "-a", "-n", "3", "-s", "7", "/bin/sh", "-c", "echo seen; exit 4", NULL };
    char text[512];
    int ends[2];
    pid_t child;

    SKIP_ON_LINUX();
    CHECK_OK(pipe(ends));
    child = fork();
    if (child == 0) {
        dup2(ends[1], 1);
        execv("/bin/explore", argv);
        _exit(99);
    }
    close(ends[1]);
    read_all(ends[0], text, sizeof(text));
    CHECK_EQ(WEXITSTATUS(wait_status(child)), 0);
    CHECK(strcmp(text, "explore: seed 7, 3 of 3 schedules: exit status 4\nseen\n") == 0);
    return 0;
}
