/* SPDX-License-Identifier: MIT */
/* A writer that does not wait is told EAGAIN while the reader does not read; poll says when it may write again, and no
 * byte is lost or doubled. */
#include "socket.h"

#define TOTAL (3 << 20)

static char block[5000];

static void
pump(int ends[2])
{
    unsigned char buffer[3000];
    size_t in = 0, out = 0, full = 0;

    CHECK_OK(fcntl(ends[0], F_SETFL, O_NONBLOCK));
    set_option(ends[0], SOL_SOCKET, SO_SNDBUF, 50000);
    set_option(ends[1], SOL_SOCKET, SO_RCVBUF, 50000);
    while (out < TOTAL) {
        while (in < TOTAL) {
            size_t n = TOTAL - in < sizeof(block) ? TOTAL - in : sizeof(block);
            ssize_t r;

            for (size_t i = 0; i < n; i++)
                block[i] = (char)((in + i) % 251);
            r = write(ends[0], block, n);
            if (r < 0) {
                CHECK_EQ(errno, EAGAIN);
                full++;
                break;
            }
            in += (size_t)r;
        }
        for (int i = 0; i < 100 && out < in; i++) {
            ssize_t n = read(ends[1], buffer, sizeof(buffer));

            CHECK(n > 0);
            for (ssize_t k = 0; k < n; k++)
                CHECK_EQ(buffer[k], (out + (size_t)k) % 251);
            out += (size_t)n;
        }
    }
    CHECK(full > 0);
    CHECK(in == TOTAL && out == TOTAL);
    CHECK(events_of(ends[0], POLLOUT, -1) & POLLOUT);
}

int
main(void)
{
    with_streams(pump);
    return 0;
}
