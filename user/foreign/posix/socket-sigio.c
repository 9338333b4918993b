/* SPDX-License-Identifier: MIT */
/* fcntl(2): O_ASYNC with F_SETOWN: SIGIO whenever input becomes possible, or the signal of F_SETSIG with si_fd. */
#include "user/foreign/posix/see.h"
#include <sys/socket.h>

static volatile int fd, band;

static void
tell(int signo, siginfo_t *info, void *context)
{
    (void)signo;
    (void)context;
    fd = info->si_fd;
    band = info->si_code == POLL_IN;
    caught++;
}

int
main(void)
{
    struct sigaction action = { .sa_sigaction = tell, .sa_flags = SA_SIGINFO };
    int pair[2];

    DO(socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
    handle(SIGIO, count_it, 0);
    DO(sigaction(SIGRTMIN, &action, NULL));
    TRY(fcntl(pair[0], F_SETOWN, getpid()));
    TRY(fcntl(pair[0], F_SETFL, O_ASYNC));
    DO(write(pair[1], "x", 1));
    see("%d\n", caught);
    TRY(fcntl(pair[0], F_SETSIG, SIGRTMIN));
    DO(write(pair[1], "x", 1));
    see("%d, the descriptor %d, in %d\n", caught, fd == pair[0], band);
    TRY(fcntl(pair[0], F_SETFL, 0));
    DO(write(pair[1], "x", 1));
    see("%d\n", caught);
    see("owner %d, signal %d\n", fcntl(pair[0], F_GETOWN) == getpid(), fcntl(pair[0], F_GETSIG) == SIGRTMIN);
    return 0;
}
