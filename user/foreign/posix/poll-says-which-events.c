/* SPDX-License-Identifier: MIT */
/* poll(2): POLLIN, POLLOUT, POLLHUP, POLLERR, POLLNVAL; a negative descriptor is ignored; 0 at the timeout. */
#include "user/foreign/posix/see.h"
#include <poll.h>

static int ends[2];

static void
look(const char *when)
{
    struct pollfd fds[4] = { { ends[0], POLLIN, 0 }, { ends[1], POLLOUT, 0 }, { 77, POLLIN, 0 }, { -1, POLLIN, 9 } };
    int n = poll(fds, 4, 0);

    see("%s: %d: %x %x %x %x\n", when, n, fds[0].revents, fds[1].revents, fds[2].revents, fds[3].revents);
}

int
main(void)
{
    static char block[65536];

    DO(pipe(ends));
    look("empty");
    DO(write(ends[1], block, 1));
    look("a byte");
    DO(write(ends[1], block, 65535));
    look("full");
    close(ends[1]);
    look("no writer");
    DO(read(ends[0], block, 65536));
    look("read out");
    DO(pipe(ends));
    close(ends[0]);
    look("no reader");
    TRY(poll(NULL, 0, 1));
    TRY(poll((struct pollfd *)8, 1, 0));
    return 0;
}
