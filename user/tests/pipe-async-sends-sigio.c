/* SPDX-License-Identifier: MIT */
/* A pipe with O_ASYNC signals its owner when bytes arrive: SIGIO, or after F_SETSIG that signal with the descriptor. */
#include "check.h"

static siginfo_t
await(int signo)
{
    struct timespec limit = { 60, 0 };
    siginfo_t info;
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, signo);
    CHECK_EQ(sigtimedwait(&set, &info, &limit), signo);
    return info;
}

int
main(void)
{
    siginfo_t info;
    sigset_t set;
    char text[8];
    int ends[2];

    sigemptyset(&set);
    sigaddset(&set, SIGIO);
    sigaddset(&set, SIGRTMIN + 2);
    CHECK_OK(sigprocmask(SIG_BLOCK, &set, NULL));
    CHECK_OK(pipe(ends));
    CHECK_EQ(fcntl(ends[0], F_GETOWN), 0);
    CHECK_ERRNO(fcntl(ends[0], F_SETOWN, 999999), ESRCH);
    CHECK_OK(fcntl(ends[0], F_SETOWN, getpid()));
    CHECK_EQ(fcntl(ends[0], F_GETOWN), getpid());
    CHECK_OK(fcntl(ends[0], F_SETFL, O_ASYNC));
    CHECK_EQ(write(ends[1], "a", 1), 1);
    await(SIGIO);
    CHECK_EQ(read(ends[0], text, 8), 1);

    CHECK_OK(fcntl(ends[0], F_SETSIG, SIGRTMIN + 2));
    CHECK_EQ(fcntl(ends[0], F_GETSIG), SIGRTMIN + 2);
    if (fork() == 0) {
        CHECK_EQ(write(ends[1], "b", 1), 1);
        _exit(0);
    }
    info = await(SIGRTMIN + 2);
    CHECK_EQ(info.si_code, POLL_IN);
    CHECK_EQ(info.si_fd, ends[0]);

    CHECK_OK(fcntl(ends[0], F_SETFL, 0));
    wait(NULL);
    CHECK_EQ(write(ends[1], "c", 1), 1);
    pause_for(20 * MILLISECOND);
    CHECK_OK(sigpending(&set));
    CHECK_EQ(sigismember(&set, SIGRTMIN + 2), 0);
    return 0;
}
