/* SPDX-License-Identifier: MIT */
/* A chain of sockets, each in the queue of the next, is closed without running out of kernel stack. */
#include "socket.h"

#define LENGTH 400

int
main(void)
{
    int before[2], ends[2], p[2];
    char byte;

    CHECK_OK(pipe(p));
    unix_pair(before);
    CHECK_EQ(send_files(before[0], "x", &p[1], 1), 1);
    close(p[1]);
    for (int i = 0; i < LENGTH; i++) {
        unix_pair(ends);
        CHECK_EQ(send_files(ends[0], "x", &before[1], 1), 1);
        close(before[0]);
        close(before[1]);
        before[0] = ends[0];
        before[1] = ends[1];
    }
    close(before[0]);
    close(before[1]);
    CHECK_EQ(read(p[0], &byte, 1), 0);
    return 0;
}
