/* SPDX-License-Identifier: MIT */
/* tty(4): after a hang-up, of which SIGHUP and SIGCONT tell the leader, reads find the end, all else is EIO; poll says all. */
#include "user/foreign/posix/pty.h"
#include <poll.h>

static void
leader(void)
{
    struct pollfd p;
    struct termios mode;
    sigset_t both;
    char byte;
    int count;

    setsid();
    DO(ioctl(slave, TIOCSCTTY, 0));
    close(master);
    sigemptyset(&both);
    sigaddset(&both, SIGHUP);
    sigaddset(&both, SIGCONT);
    sigprocmask(SIG_BLOCK, &both, NULL);
    DO(kill(getppid(), SIGUSR1));
    for (int i = 0; i < 2; i++)
        see("%s\n", strsignal(sigwaitinfo(&both, NULL)));
    p = (struct pollfd){ slave, POLLIN | POLLOUT, 0 };
    DO(poll(&p, 1, -1));
    see("poll %x\n", p.revents);
    TRY(read(slave, &byte, 1));
    TRY(write(slave, &byte, 1));
    TRY(write(slave, &byte, 0));
    TRY(tcgetattr(slave, &mode));
    TRY(tcsetattr(slave, TCSANOW, &mode));
    TRY(tcflush(slave, TCIOFLUSH));
    TRY(tcgetpgrp(slave));
    TRY(ioctl(slave, FIONREAD, &count));
    TRY(ioctl(slave, TIOCSCTTY, 0));
    TRY(isatty(slave));
    TRY(open("/dev/tty", O_RDWR));
    _exit(0);
}

int
main(void)
{
    sigset_t mask, old;
    pid_t child;

    pair();
    handle(SIGUSR1, count_it, 0);
    sigemptyset(&mask);
    sigaddset(&mask, SIGUSR1);
    sigprocmask(SIG_BLOCK, &mask, &old);
    if ((child = fork()) == 0) {
        sigprocmask(SIG_SETMASK, &old, NULL);
        leader();
    }
    while (!caught)
        sigsuspend(&old);
    close(master);
    see_end(child);
    return 0;
}
