/* SPDX-License-Identifier: MIT */
/* Sockets in flight in their own queues, or in each other's, are found and closed, and what they carry with them. */
#include "socket.h"

#define ROUNDS 300

/* The pipe's write end goes with a circle of n pairs: each one's far end lies in the next one's queue. */
static int
make_circle(int n)
{
    int ends[8][2], p[2];

    CHECK_OK(pipe(p));
    for (int i = 0; i < n; i++)
        unix_pair(ends[i]);
    for (int i = 0; i < n; i++)
        CHECK_EQ(send_files(ends[i][0], "x", (int[]){ ends[(i + 1) % n][1], p[1] }, 2), 1);
    for (int i = 0; i < n; i++) {
        close(ends[i][1]);
        close(ends[i][0]);
    }
    close(p[1]);
    return p[0];
}

/* Both ends lie in each other's queue: no close is a last one. */
static int
make_knot(void)
{
    int ends[2], p[2];

    CHECK_OK(pipe(p));
    unix_pair(ends);
    CHECK_EQ(send_files(ends[0], "x", (int[]){ ends[0], p[1] }, 2), 1);
    CHECK_EQ(send_files(ends[1], "x", ends + 1, 1), 1);
    close(ends[0]);
    close(ends[1]);
    close(p[1]);
    return p[0];
}

int
main(void)
{
    char byte;
    int fd, spare[2];

    for (int n = 1; n <= 8; n++) {
        fd = make_circle(n);
        CHECK_EQ(read(fd, &byte, 1), 0);
        close(fd);
    }
    fd = make_knot();
    unix_pair(spare);
    close(spare[0]); /* a UNIX socket goes: the collector looks */
    CHECK_EQ(read(fd, &byte, 1), 0);
    close(fd);
    for (int i = 0; i < ROUNDS; i++)
        close(make_knot()); /* many are no more than some */
    close(spare[1]);
    return 0;
}
