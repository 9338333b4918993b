/* SPDX-License-Identifier: MIT */
/* poll on a slave: POLLIN with a whole line, POLLOUT while the master has room, POLLHUP once the master is closed; a write
 * without room is EAGAIN if it may not wait. */
#include "check.h"

#include <poll.h>
#include <pty.h>

static int
events(int fd)
{
    struct pollfd p = { fd, POLLIN | POLLOUT, 0 };

    CHECK_OK(poll(&p, 1, 0));
    return p.revents;
}

static void
await(int fd, int wanted)
{
    while ((events(fd) & wanted) != wanted)
        pause_for(MILLISECOND);
}

int
main(void)
{
    int master, slave;
    struct termios settings;
    char bytes[512];
    long n = 0;

    CHECK_OK(openpty(&master, &slave, NULL, NULL, NULL));
    CHECK_OK(tcgetattr(slave, &settings));
    settings.c_lflag &= ~(tcflag_t)ECHO;
    CHECK_OK(tcsetattr(slave, TCSANOW, &settings));
    CHECK_EQ(events(slave), POLLOUT);
    CHECK_EQ(write(master, "no line", 7), 7);
    CHECK_EQ(events(slave), POLLOUT);
    CHECK_EQ(write(master, "\n", 1), 1);
    await(slave, POLLIN | POLLOUT);
    CHECK_EQ(read(slave, bytes, sizeof(bytes)), 8);

    CHECK_OK(fcntl(slave, F_SETFL, O_NONBLOCK));
    memset(bytes, 'x', sizeof(bytes));
    while ((n = write(slave, bytes, sizeof(bytes))) > 0)
        ;
    CHECK_ERRNO(n, EAGAIN);
    CHECK_EQ(events(slave), 0);
    while (events(master) & POLLIN)
        CHECK(read(master, bytes, sizeof(bytes)) > 0);
    await(slave, POLLOUT);

    CHECK_OK(close(master));
    CHECK(events(slave) & POLLHUP);
    CHECK_ERRNO(write(slave, "x", 1), EIO);
    return 0;
}
