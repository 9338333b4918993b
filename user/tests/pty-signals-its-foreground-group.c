/* SPDX-License-Identifier: MIT */
/* Ctrl-C at the master is SIGINT for the slave's foreground group; a new window size is SIGWINCH, the same size is none. */
#include "check.h"

#include <pty.h>

static volatile int interrupts, resizes;

static void
handle(int signo)
{
    if (signo == SIGINT)
        interrupts++;
    else
        resizes++;
}

static void
in_the_terminal(int report)
{
    struct sigaction action = { .sa_handler = handle };
    struct winsize size;

    CHECK_OK(sigaction(SIGINT, &action, NULL));
    CHECK_OK(sigaction(SIGWINCH, &action, NULL));
    CHECK_EQ(tcgetpgrp(0), getpid());
    CHECK_EQ(write(report, "r", 1), 1);
    while (!interrupts || !resizes)
        pause_for(MILLISECOND);
    pause_for(20 * MILLISECOND);
    CHECK_EQ(resizes, 1);
    CHECK_OK(ioctl(0, TIOCGWINSZ, &size));
    CHECK_EQ(size.ws_row * 1000 + size.ws_col, 50132);
    CHECK_OK(close((int)CHECK_OK(open("/dev/tty", O_RDWR))));
    _exit(0);
}

int
main(void)
{
    struct winsize size = { 50, 132, 0, 0 };
    int master, ends[2], status;
    pid_t child;
    char byte;

    CHECK_OK(pipe(ends));
    child = (pid_t)CHECK_OK(forkpty(&master, NULL, NULL, NULL));
    if (child == 0)
        in_the_terminal(ends[1]);
    CHECK_EQ(read(ends[0], &byte, 1), 1);
    CHECK_OK(ioctl(master, TIOCSWINSZ, &size));
    CHECK_OK(ioctl(master, TIOCSWINSZ, &size));
    CHECK_EQ(write(master, "\003", 1), 1);
    CHECK_EQ(waitpid(child, &status, 0), child);
    CHECK_EQ(status, 0);
    return 0;
}
