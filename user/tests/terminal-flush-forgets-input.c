/* SPDX-License-Identifier: MIT */
/* What was typed and not read: FIONREAD counts whole lines, tcflush and TCSAFLUSH forget it, TCOFLUSH does not. */
#include "check.h"

#include <pty.h>
#include <sys/ioctl.h>

static int master, slave;

static void
expect_typed(int wanted)
{
    int n = -1;

    CHECK_OK(ioctl(slave, FIONREAD, &n));
    CHECK_EQ(n, wanted);
}

static void
type_line(void)
{
    int n = 0;

    CHECK_EQ(write(master, "abc\n", 4), 4);
    for (; n != 4; pause_for(MILLISECOND)) /* Linux takes a moment */
        CHECK_OK(ioctl(slave, FIONREAD, &n));
}

int
main(void)
{
    struct termios settings;
    char seen[8];

    CHECK_OK(openpty(&master, &slave, NULL, NULL, NULL));
    CHECK_OK(fcntl(slave, F_SETFL, O_NONBLOCK));
    expect_typed(0);
    type_line();
    CHECK_OK(tcflush(slave, TCOFLUSH));
    expect_typed(4);
    CHECK_OK(tcflush(slave, TCIFLUSH));
    expect_typed(0);
    CHECK_ERRNO(read(slave, seen, 8), EAGAIN);

    type_line();
    CHECK_OK(tcgetattr(slave, &settings));
    CHECK_OK(tcsetattr(slave, TCSAFLUSH, &settings));
    CHECK_ERRNO(read(slave, seen, 8), EAGAIN);
    CHECK_ERRNO(tcflush(slave, 77), EINVAL);
    CHECK_ERRNO(ioctl(slave, TCSETS, (void *)8), EFAULT);
    CHECK_ERRNO(ioctl(slave, TIOCSWINSZ, (void *)8), EFAULT);
    CHECK_ERRNO(ioctl(slave, 0x54ff, NULL), ENOTTY);
    return 0;
}
