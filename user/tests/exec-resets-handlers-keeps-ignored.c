/* SPDX-License-Identifier: MIT */
/* A program starts with handled signals at their default, ignored ones still ignored, the mask and the pid kept. */
#include "check.h"

static void
handler(int signo)
{
    (void)signo;
}

static int
look(const char *pid)
{
    struct sigaction action;
    sigset_t mask;

    CHECK_EQ(getpid(), atoi(pid));
    CHECK_OK(sigaction(SIGUSR1, NULL, &action));
    CHECK(action.sa_handler == SIG_DFL);
    CHECK_OK(sigaction(SIGUSR2, NULL, &action));
    CHECK(action.sa_handler == SIG_IGN);
    CHECK_OK(sigprocmask(SIG_SETMASK, NULL, &mask));
    CHECK(sigismember(&mask, SIGHUP));
    return 0;
}

int
main(int argc, char **argv)
{
    char pid[16];
    char *arguments[] = { argv[0], pid, NULL };
    char *environment[] = { NULL };
    sigset_t mask;
    pid_t child;

    if (argc > 1)
        return look(argv[1]);
    child = fork();
    if (child == 0) {
        signal(SIGUSR1, handler);
        signal(SIGUSR2, SIG_IGN);
        sigemptyset(&mask);
        sigaddset(&mask, SIGHUP);
        sigprocmask(SIG_BLOCK, &mask, NULL);
        snprintf(pid, sizeof(pid), "%d", (int)getpid());
        execve(argv[0], arguments, environment);
        _exit(99);
    }
    CHECK_EQ(wait_status(child), EXITED(0));
    return 0;
}
