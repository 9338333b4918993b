/* SPDX-License-Identifier: MIT */
/* signal(7): a read that is interrupted by a handler is restarted with SA_RESTART, and fails with EINTR without. */
#include "user/foreign/posix/see.h"

static int ends[2];

static void
feed(int signo)
{
    see("handler\n");
    if (signo == SIGUSR1)
        DO(write(ends[1], "x", 1));
}

static pid_t
signal_when_asleep(pid_t who, int signo)
{
    pid_t child = fork();

    if (child == 0) {
        until_asleep(who);
        _exit(kill(who, signo));
    }
    return child;
}

int
main(void)
{
    char byte = '-';
    pid_t child;

    DO(pipe(ends));
    handle(SIGUSR1, feed, SA_RESTART);
    handle(SIGUSR2, feed, 0);
    child = signal_when_asleep(getpid(), SIGUSR1);
    TRY(read(ends[0], &byte, 1));
    see("%c\n", byte);
    see_end(child);
    child = signal_when_asleep(getpid(), SIGUSR2);
    TRY(read(ends[0], &byte, 1));
    see_end(child);
    return 0;
}
