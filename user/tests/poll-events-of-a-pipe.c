/* SPDX-License-Identifier: MIT */
/* poll: POLLIN, POLLOUT, POLLHUP when the writers are gone, POLLERR when the readers are, POLLNVAL if closed. */
#include "check.h"

#include <poll.h>

static int
events_of(int fd, short wanted)
{
    struct pollfd poll_fd = { fd, wanted, -1 };
    int count = poll(&poll_fd, 1, 0);

    CHECK_EQ(count, poll_fd.revents != 0);
    return poll_fd.revents;
}

int
main(void)
{
    int ends[2], more[2];

    CHECK_OK(pipe(ends));
    CHECK_OK(pipe(more));
    CHECK_EQ(events_of(ends[0], POLLIN), 0);
    CHECK_EQ(events_of(ends[1], POLLOUT), POLLOUT);
    CHECK_EQ(write(ends[1], "x", 1), 1);
    CHECK_EQ(events_of(ends[0], POLLIN), POLLIN);
    close(ends[1]);
    CHECK_EQ(events_of(ends[0], POLLIN), POLLIN | POLLHUP);
    CHECK_EQ(events_of(ends[0], 0), POLLHUP);
    close(more[0]);
    CHECK_EQ(events_of(more[1], POLLOUT) & POLLERR, POLLERR);
    CHECK_EQ(events_of(99, POLLIN), POLLNVAL);
    CHECK_EQ(events_of(-1, POLLIN), 0);
    return 0;
}
