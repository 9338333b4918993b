/* SPDX-License-Identifier: MIT */
/* Terminal calls on a pipe or a file are ENOTTY. */
#include "check.h"

#include <sys/ioctl.h>
#include <termios.h>

int
main(void)
{
    struct termios settings;
    int ends[2];

    CHECK_OK(pipe(ends));
    CHECK_ERRNO(tcgetattr(ends[0], &settings), ENOTTY);
    CHECK_EQ(isatty(ends[0]), 0);
    CHECK_ERRNO(tcgetpgrp(ends[0]), ENOTTY);
    CHECK_ERRNO(ioctl(open("/tmp", O_RDONLY), TIOCGWINSZ, &settings), ENOTTY);
    CHECK_ERRNO(ioctl(99, TIOCGWINSZ, &settings), EBADF);
    return 0;
}
