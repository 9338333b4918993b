/* SPDX-License-Identifier: MIT */
/* epoll_pwait lets a blocked signal in for the length of the call only: EINTR, and blocked again. */
#include "epoll.h"

static volatile int handled;

static void
handle(int signo)
{
    handled = signo;
}

int
main(void)
{
    struct sigaction action = { .sa_handler = handle, .sa_flags = SA_RESTART };
    struct epoll_event seen;
    sigset_t blocked, none;
    int set = new_set();

    sigemptyset(&none);
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGUSR1);
    CHECK_OK(sigaction(SIGUSR1, &action, NULL));
    CHECK_OK(sigprocmask(SIG_BLOCK, &blocked, NULL));
    CHECK_OK(raise(SIGUSR1));
    CHECK_EQ(epoll_wait(set, &seen, 1, 10), 0);
    CHECK_EQ(handled, 0);
    CHECK_ERRNO(epoll_pwait(set, &seen, 1, -1, &none), EINTR);
    CHECK_EQ(handled, SIGUSR1);
    handled = 0;
    CHECK_OK(raise(SIGUSR1));
    CHECK_EQ(handled, 0);
    return 0;
}
