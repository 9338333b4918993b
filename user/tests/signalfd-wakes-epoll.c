/* SPDX-License-Identifier: MIT */
/* A blocked signal that comes while the process waits in epoll ends the wait through its signalfd: SIGCHLD here. */
#include "epoll.h"

#include <sys/signalfd.h>

int
main(void)
{
    struct signalfd_siginfo info;
    struct epoll_event seen;
    int set = new_set(), fd;
    sigset_t signals;
    pid_t child;

    sigemptyset(&signals);
    sigaddset(&signals, SIGCHLD);
    CHECK_OK(sigprocmask(SIG_BLOCK, &signals, NULL));
    fd = (int)CHECK_OK(signalfd(-1, &signals, 0));
    watch(set, fd, EPOLLIN);
    child = fork();
    if (child == 0) {
        pause_for(20 * MILLISECOND);
        _exit(7);
    }
    CHECK_EQ(epoll_wait(set, &seen, 1, -1), 1);
    CHECK_EQ(read(fd, &info, sizeof(info)), (long)sizeof(info));
    CHECK_EQ(info.ssi_signo, SIGCHLD);
    CHECK_EQ(info.ssi_pid, child);
    CHECK_EQ(info.ssi_status, 7);
    return 0;
}
