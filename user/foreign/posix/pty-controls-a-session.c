/* SPDX-License-Identifier: MIT */
/* tty_ioctl(4): only a session leader without one gets a controlling terminal, only one that controls no other session. */
#include "user/foreign/posix/pty.h"

static void
look(const char *what, int fd)
{
    pid_t group = tcgetpgrp(fd);
    const char *foreground = group < 0 ? error_name(errno) : group == getpgrp() ? "own" : "other";

    see("%s: foreground %s, session %s\n", what, foreground, tcgetsid(fd) < 0 ? error_name(errno) : "own");
}

static void
another(void)
{
    int again;

    setsid();
    TRY(ioctl(slave, TIOCSCTTY, 0));
    TRY(ioctl(slave, TIOCSCTTY, 1));
    again = open(ptsname(master), O_RDWR);
    look("another session", again);
    _exit(0);
}

static void
leader(void)
{
    int tty, second, other;
    pid_t child;

    TRY(ioctl(slave, TIOCSCTTY, 0));
    setsid();
    look("new session", slave);
    TRY(tcsetpgrp(slave, getpid()));
    TRY(ioctl(slave, TIOCSCTTY, 0));
    TRY(ioctl(slave, TIOCSCTTY, 0));
    look("its terminal", slave);
    tty = open("/dev/tty", O_RDWR);
    look("/dev/tty", tty);
    second = posix_openpt(O_RDWR | O_NOCTTY);
    DO(unlockpt(second));
    other = open(ptsname(second), O_RDWR);
    look("a second one", other);
    TRY(ioctl(other, TIOCSCTTY, 0));
    TRY(ioctl(0, TIOCSCTTY, 0));
    TRY(tcsetpgrp(slave, -1));
    TRY(tcsetpgrp(slave, 999999));
    TRY(tcsetpgrp(slave, getppid()));
    TRY(tcsetpgrp(other, getpid()));
    TRY(tcsetpgrp(master, getpid()));
    TRY(ioctl(other, TIOCNOTTY));
    TRY(ioctl(master, TIOCNOTTY));
    if ((child = fork()) == 0)
        another();
    see_end(child);
    TRY(ioctl(slave, TIOCEXCL));
    TRY(open(ptsname(master), O_RDWR));
    TRY(ioctl(slave, TIOCNXCL));
    _exit(0);
}

int
main(void)
{
    pid_t child;

    pair();
    look("none", slave);
    TRY(open("/dev/tty", O_RDWR));
    if ((child = fork()) == 0)
        leader();
    see_end(child);
    return 0;
}
