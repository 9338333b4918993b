/* SPDX-License-Identifier: MIT */
/* A program gets exactly the argument list and the environment that execve was given. */
#include "check.h"

extern char **environ;

static int
look(int argc, char **argv)
{
    CHECK_EQ(argc, 4);
    CHECK(strcmp(argv[2], "") == 0);
    CHECK(strcmp(argv[3], "two words") == 0);
    CHECK(argv[4] == NULL);
    CHECK(strcmp(environ[0], "A=1") == 0);
    CHECK(strcmp(environ[1], "B=") == 0);
    CHECK(environ[2] == NULL);
    return 0;
}

int
main(int argc, char **argv)
{
    char *arguments[] = { argv[0], "look", "", "two words", NULL };
    char *environment[] = { "A=1", "B=", NULL };
    pid_t child;

    if (argc > 1)
        return look(argc, argv);
    child = fork();
    if (child == 0) {
        execve(argv[0], arguments, environment);
        _exit(99);
    }
    CHECK_EQ(wait_status(child), EXITED(0));
    return 0;
}
