/* SPDX-License-Identifier: MIT */
/* With O_NONBLOCK a reader opens alone and a writer gets ENXIO without a reader; O_RDWR never waits. */
#include "check.h"

#include <poll.h>
#include <sys/stat.h>

#define NAME "/tmp/fifo-nonblock-test"

static int
events_of(int fd)
{
    struct pollfd poll_fd = { fd, POLLIN | POLLOUT, 0 };

    CHECK(poll(&poll_fd, 1, 0) >= 0);
    return poll_fd.revents;
}

int
main(void)
{
    int reader, writer, both;
    char byte;

    unlink(NAME);
    CHECK_OK(mkfifo(NAME, 0600));
    CHECK_ERRNO(open(NAME, O_WRONLY | O_NONBLOCK), ENXIO);
    reader = (int)CHECK_OK(open(NAME, O_RDONLY | O_NONBLOCK));
    CHECK_EQ(events_of(reader), 0);
    CHECK_EQ(read(reader, &byte, 1), 0);
    writer = (int)CHECK_OK(open(NAME, O_WRONLY | O_NONBLOCK));
    CHECK_ERRNO(read(reader, &byte, 1), EAGAIN);
    CHECK_EQ(events_of(writer), POLLOUT);
    CHECK_OK(close(writer));
    CHECK_EQ(events_of(reader), POLLHUP);
    CHECK_OK(close(reader));
    both = (int)CHECK_OK(open(NAME, O_RDWR));
    CHECK_EQ(write(both, "x", 1), 1);
    CHECK_EQ(events_of(both), POLLIN | POLLOUT);
    CHECK_EQ(read(both, &byte, 1), 1);
    CHECK_ERRNO(lseek(both, 0, SEEK_SET), ESPIPE);
    CHECK_OK(close(both));
    CHECK_OK(unlink(NAME));
    return 0;
}
