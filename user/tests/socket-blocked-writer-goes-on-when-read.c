/* SPDX-License-Identifier: MIT */
/* A writer that waits for room goes on as the other end reads, and writes all. */
#include "socket.h"

#define TOTAL (2 << 20)

static void
write_much(int ends[2])
{
    static char block[TOTAL];
    pid_t child = fork();
    size_t n = 0;

    CHECK_OK(child);
    if (child == 0) {
        close(ends[1]);
        CHECK_EQ(write(ends[0], block, sizeof(block)), sizeof(block));
        _exit(0);
    }
    close(ends[0]);
    for (ssize_t r = 1; r > 0; n += (size_t)r) {
        r = read(ends[1], block, 70000);
        CHECK_OK(r);
    }
    CHECK_EQ(n, TOTAL);
    CHECK_EQ(wait_status(child), EXITED(0));
}

int
main(void)
{
    with_streams(write_much);
    return 0;
}
