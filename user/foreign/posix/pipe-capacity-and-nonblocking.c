/* SPDX-License-Identifier: MIT */
/* pipe(7): EAGAIN when it is full, and when it is empty but has writers; end of file without; 65536 bytes by default. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    static char block[70000];
    int ends[2];

    TRY(pipe2(ends, O_NONBLOCK | O_CLOEXEC));
    TRY(read(ends[0], block, 10));
    TRY(write(ends[1], block, sizeof(block)));
    TRY(write(ends[1], block, 1));
    TRY(read(ends[0], block, 4095));
    TRY(write(ends[1], block, 4096));
    TRY(read(ends[0], block, 1));
    TRY(write(ends[1], block, 4096));
    TRY(fcntl(ends[0], F_GETPIPE_SZ));
    TRY(close(ends[1]));
    TRY(read(ends[0], block, 70000));
    TRY(read(ends[0], block, 1));
    TRY(write(ends[0], block, 1));
    return 0;
}
