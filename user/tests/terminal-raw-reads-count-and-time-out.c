/* SPDX-License-Identifier: MIT */
/* Raw mode: a read waits for VMIN bytes; with VMIN 0 it waits VTIME tenths of a second at most, for none at all if that
 * is 0.  What was typed raw is a line once the terminal is canonical again. */
#include "check.h"

#include <pty.h>
#include <sys/ioctl.h>

static int master, slave;

static void
set(int canonical, int min, int time)
{
    struct termios settings;

    CHECK_OK(tcgetattr(slave, &settings));
    settings.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    if (canonical)
        settings.c_lflag |= ICANON;
    settings.c_cc[VMIN] = (cc_t)min;
    settings.c_cc[VTIME] = (cc_t)time;
    CHECK_OK(tcsetattr(slave, TCSANOW, &settings));
}

static void
type(const char *text)
{
    CHECK_EQ(write(master, text, strlen(text)), strlen(text));
}

static void
type_the_rest(void)
{
    pause_for(5 * MILLISECOND);
    type("b");
    pause_for(5 * MILLISECOND);
    type("c");
}

int
main(void)
{
    char seen[8];
    pid_t child;
    int typed = 0;
    long begin;

    CHECK_OK(openpty(&master, &slave, NULL, NULL, NULL));
    set(0, 0, 0);
    CHECK_EQ(read(slave, seen, 8), 0);
    set(0, 0, 1);
    begin = now();
    CHECK_EQ(read(slave, seen, 8), 0);
    CHECK(now() - begin >= 90 * MILLISECOND);

    set(0, 3, 0);
    type("a");
    child = start(type_the_rest);
    CHECK_EQ(read(slave, seen, 8), 3);
    CHECK_EQ(wait_status(child), 0);
    type("x");
    CHECK_EQ(read(slave, seen, 1), 1);

    set(0, 1, 0);
    type("raw");
    while (ioctl(slave, FIONREAD, &typed) == 0 && typed < 3)
        pause_for(MILLISECOND); /* Linux takes a moment */
    set(1, 1, 0);
    CHECK_EQ(read(slave, seen, 8), 3);
    return 0;
}
