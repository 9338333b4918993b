/* SPDX-License-Identifier: MIT */
/* termios(3): who changes a terminal from the background is stopped by SIGTTOU, or does it if he ignores that; EIO to orphans. */
#include "user/foreign/posix/pty.h"

static void
set(void)
{
    struct termios mode;

    DO(tcgetattr(slave, &mode));
    TRY(tcsetattr(slave, TCSADRAIN, &mode));
}

static void
flush(void)
{
    TRY(tcflush(slave, TCIFLUSH));
}

static void
flow(void)
{
    TRY(tcflow(slave, TCOON));
}

static void
drain(void)
{
    TRY(tcdrain(slave));
}

static void
size(void)
{
    TRY(ioctl(slave, TIOCSWINSZ, &(struct winsize){ .ws_row = 10 }));
}

static void
put(void)
{
    TRY(write(slave, "x", 1));
}

static void
caught_it(void)
{
    handle(SIGTTOU, name_it, SA_RESETHAND);
    TRY(write(slave, "x", 1));
    handle(SIGTTOU, name_it, SA_RESETHAND | SA_RESTART);
    TRY(write(slave, "x", 1));
}

/* In a group of its own, which is brought to the foreground when it stops. */
static void
background(void (*work)(void), void (*action)(int))
{
    int status;
    pid_t child = fork();

    if (child == 0) {
        setpgid(0, 0);
        signal(SIGTTOU, action);
        work();
        _exit(0);
    }
    while (waitpid(child, &status, WUNTRACED) == child && WIFSTOPPED(status)) {
        see("stopped: %s\n", strsignal(WSTOPSIG(status)));
        DO(tcsetpgrp(slave, child));
        DO(kill(-child, SIGCONT));
    }
    DO(tcsetpgrp(slave, getpgrp()));
}

/* Nobody is left who could continue it. */
static void
orphaned(void (*work)(void))
{
    int done[2];
    char byte;
    pid_t child;

    DO(pipe(done));
    if ((child = fork()) == 0) {
        setpgid(0, 0);
        signal(SIGTTOU, SIG_DFL);
        if (fork() != 0)
            _exit(0);
        while (getppid() != 1)
            a_moment();
        work();
        _exit(0);
    }
    close(done[1]);
    DO(waitpid(child, NULL, 0));
    TRY(read(done[0], &byte, 1));
    close(done[0]);
}

int
main(void)
{
    static void (*const works[])(void) = { set, flush, flow, drain, size, put };
    struct termios mode;
    pid_t child;

    pair();
    DO(tcgetattr(slave, &mode));
    mode.c_lflag |= TOSTOP;
    DO(tcsetattr(slave, TCSANOW, &mode));
    if ((child = fork()) == 0) {
        setsid();
        DO(ioctl(slave, TIOCSCTTY, 0));
        signal(SIGTTOU, SIG_IGN);
        for (int i = 0; i < 6; i++) {
            background(works[i], SIG_DFL);
            background(works[i], SIG_IGN);
        }
        background(caught_it, SIG_DFL);
        for (int i = 0; i < 6; i++)
            orphaned(works[i]);
        _exit(0);
    }
    see_end(child);
    return 0;
}
