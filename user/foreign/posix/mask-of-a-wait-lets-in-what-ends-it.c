/* SPDX-License-Identifier: MIT */
/* ppoll(2), select(2), epoll_wait(2): a signal that only the mask of the call lets in interrupts it; if the call has an
 * answer, no handler runs and the signal stays pending. A timeout of zero is no answer of poll and select. */
#include "user/foreign/posix/see.h"
#include <poll.h>
#include <sys/epoll.h>

static sigset_t none;

static void
see_signal(void)
{
    sigset_t pending;

    sigpending(&pending);
    see("caught %d, pending %d\n", caught, sigismember(&pending, SIGUSR1));
    caught = 0;
    raise(SIGUSR1);
}

static void
with_each(int set, int fd)
{
    struct pollfd poll_one = { fd, POLLIN, 0 };
    const struct timespec zero = { 0, 0 }, second = { 1, 0 };
    struct epoll_event event;
    fd_set in;

    raise(SIGUSR1);
    TRY(ppoll(&poll_one, 1, &zero, &none));
    see_signal();
    TRY(ppoll(&poll_one, 1, &second, &none));
    see_signal();
    FD_ZERO(&in);
    FD_SET(fd, &in);
    TRY(pselect(fd + 1, &in, NULL, NULL, &zero, &none));
    see_signal();
    FD_SET(fd, &in);
    TRY(pselect(fd + 1, &in, NULL, NULL, NULL, &none));
    see_signal();
    TRY(epoll_pwait(set, &event, 1, 0, &none));
    see_signal();
    TRY(epoll_pwait(set, &event, 1, -1, &none));
    see_signal();
}

int
main(void)
{
    struct epoll_event event = { EPOLLIN, { .fd = 0 } };
    int set = epoll_create1(0), ends[2];
    sigset_t one;

    handle(SIGUSR1, count_it, 0);
    sigemptyset(&one);
    sigaddset(&one, SIGUSR1);
    sigprocmask(SIG_BLOCK, &one, &none);
    DO(pipe(ends));
    DO(epoll_ctl(set, EPOLL_CTL_ADD, ends[0], &event));
    see("nothing is ready\n");
    with_each(set, ends[0]);
    see("something is ready\n");
    DO(write(ends[1], "x", 1));
    with_each(set, ends[0]);
    return 0;
}
