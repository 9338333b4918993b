/* SPDX-License-Identifier: MIT */
/* MSG_WAITALL returns when all has come, or the end. */
#include "socket.h"

static void
in_pieces(int ends[2])
{
    char buffer[16] = "";
    pid_t child = fork();

    CHECK_OK(child);
    if (child == 0) {
        for (int i = 0; i < 12; i++) {
            say(ends[0], "x");
            sched_yield();
        }
        shutdown(ends[0], SHUT_WR);
        _exit(0);
    }
    CHECK_EQ(recv(ends[1], buffer, 10, MSG_WAITALL), 10);
    CHECK_EQ(recv(ends[1], buffer, 10, MSG_WAITALL), 2);
    CHECK_EQ(wait_status(child), EXITED(0));
}

int
main(void)
{
    with_streams(in_pieces);
    return 0;
}
