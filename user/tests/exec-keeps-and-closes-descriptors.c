/* SPDX-License-Identifier: MIT */
/* Descriptors stay open across execve, except those marked close-on-exec. */
#include "check.h"

static int
look(char **argv)
{
    CHECK_OK(fcntl(atoi(argv[1]), F_GETFD));
    CHECK_ERRNO(fcntl(atoi(argv[2]), F_GETFD), EBADF);
    CHECK_ERRNO(fcntl(atoi(argv[3]), F_GETFD), EBADF);
    return 0;
}

int
main(int argc, char **argv)
{
    char text[3][16];
    char *arguments[] = { argv[0], text[0], text[1], text[2], NULL };
    char *environment[] = { NULL };
    int fd[3];
    pid_t child;

    if (argc > 1)
        return look(argv);
    fd[0] = CHECK_OK(open("/dev/null", O_RDONLY));
    fd[1] = CHECK_OK(open("/dev/null", O_RDONLY | O_CLOEXEC));
    fd[2] = CHECK_OK(dup(fd[0]));
    CHECK_OK(fcntl(fd[2], F_SETFD, FD_CLOEXEC));
    for (int i = 0; i < 3; i++)
        snprintf(text[i], sizeof(text[i]), "%d", fd[i]);
    child = fork();
    if (child == 0) {
        execve(argv[0], arguments, environment);
        _exit(99);
    }
    CHECK_EQ(wait_status(child), EXITED(0));
    return 0;
}
