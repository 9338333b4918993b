/* SPDX-License-Identifier: MIT */
/* termios(3): what was typed before ICANON changed stays readable: raw at once, canonical with the next end. */
#include "user/foreign/posix/pty.h"
#include <poll.h>

static void
look(const char *what)
{
    struct pollfd p = { slave, POLLIN, 0 };
    int count = -1;

    DO(poll(&p, 1, 0));
    DO(ioctl(slave, FIONREAD, &count));
    see("%s: ready %d, %d bytes\n", what, p.revents, count);
}

int
main(void)
{
    char bytes[8];
    struct pollfd p;

    pair();
    p = (struct pollfd){ slave, POLLIN, 0 };
    modes(ICRNL, 0, ICANON);
    look("nothing");
    DO(write(master, "ab\ncd\n\004e", 8));
    DO(poll(&p, 1, -1));
    look("lines");
    TRY(read(slave, bytes, 1));
    look("part of one");
    TRY(read(slave, bytes, 8));
    TRY(read(slave, bytes, 2));
    TRY(read(slave, bytes, 8));
    TRY(read(slave, bytes, 8));
    look("no end");
    modes(ICRNL, 0, 0);
    look("raw");
    modes(ICRNL, 0, ICANON);
    DO(write(master, "f\n", 2));
    see_read("canonical", slave);
    return 0;
}
