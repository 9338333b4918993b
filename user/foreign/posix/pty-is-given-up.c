/* SPDX-License-Identifier: MIT */
/* tty_ioctl(4): TIOCNOTTY: a process gives its terminal up for itself; a leader for all, its foreground gets SIGHUP, SIGCONT. */
#include "user/foreign/posix/pty.h"

static void
child(void)
{
    setpgid(0, 0);
    signal(SIGTTOU, SIG_IGN);
    TRY(tcsetpgrp(slave, getpid()));
    TRY(ioctl(slave, TIOCNOTTY));
    TRY(tcgetpgrp(slave));
    TRY(tcsetpgrp(slave, getpid()));
    TRY(open("/dev/tty", O_RDWR));
    if (fork() == 0) {
        TRY(open("/dev/tty", O_RDWR));
        _exit(0);
    }
    wait(NULL);
    setsid();
    TRY(ioctl(slave, TIOCSCTTY, 0));
    _exit(0);
}

static void
leader(void)
{
    pid_t other;

    setsid();
    slave = open(ptsname(master), O_RDWR);
    if ((other = fork()) == 0)
        child();
    see_end(other);
    see("still ours: %d\n", tcgetsid(slave) == getpid());
    signal(SIGTTOU, SIG_IGN);
    TRY(tcsetpgrp(slave, getpgrp()));
    handle(SIGHUP, name_it, 0);
    handle(SIGCONT, name_it, 0);
    TRY(ioctl(slave, TIOCNOTTY));
    TRY(tcgetsid(slave));
    TRY(open("/dev/tty", O_RDWR));
    see("taken again by opening: %d\n", tcgetsid(open(ptsname(master), O_RDWR)) == getpid());
    _exit(0);
}

int
main(void)
{
    pid_t pid;

    pair();
    if ((pid = fork()) == 0)
        leader();
    see_end(pid);
    return 0;
}
