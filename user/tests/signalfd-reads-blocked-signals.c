/* SPDX-License-Identifier: MIT */
/* A signalfd is readable while a signal of its set is pending, and reading takes the signal, with sender and value. */
#include "check.h"

#include <poll.h>
#include <sys/signalfd.h>

int
main(void)
{
    struct signalfd_siginfo info[4];
    union sigval value = { .sival_int = 42 };
    struct pollfd poll_fd;
    sigset_t set;
    int fd;

    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigaddset(&set, SIGRTMIN + 3);
    CHECK_OK(sigprocmask(SIG_BLOCK, &set, NULL));
    fd = (int)CHECK_OK(signalfd(-1, &set, SFD_NONBLOCK));
    poll_fd = (struct pollfd){ fd, POLLIN, 0 };
    CHECK_EQ(poll(&poll_fd, 1, 0), 0);
    CHECK_ERRNO(read(fd, info, sizeof(info)), EAGAIN);
    CHECK_OK(kill(getpid(), SIGUSR1));
    CHECK_OK(sigqueue(getpid(), SIGRTMIN + 3, value));
    CHECK_OK(sigqueue(getpid(), SIGRTMIN + 3, value));
    CHECK_EQ(poll(&poll_fd, 1, 0), 1);
    CHECK_EQ(read(fd, info, sizeof(info)), 3 * (long)sizeof(info[0]));
    CHECK_EQ(info[0].ssi_signo, SIGUSR1);
    CHECK_EQ(info[0].ssi_pid, getpid());
    CHECK_EQ(info[2].ssi_signo, SIGRTMIN + 3);
    CHECK_EQ(info[2].ssi_code, SI_QUEUE);
    CHECK_EQ(info[2].ssi_int, 42);
    sigpending(&set);
    CHECK_EQ(sigismember(&set, SIGUSR1), 0);
    CHECK_ERRNO(read(fd, info, 100), EINVAL);
    CHECK_ERRNO(signalfd(0, &set, 0), EINVAL);
    return 0;
}
