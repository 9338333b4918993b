/* SPDX-License-Identifier: MIT */
/* What a world leaves behind in messages, circles of sockets too, goes with it. */
#include "world.h"

#include "socket.h"

static int
leave_garbage(void)
{
    int ends[2];

    for (int i = 0; i < 20; i++) {
        unix_pair(ends);
        CHECK_EQ(send_files(ends[0], "x", ends, 2), 1);
        CHECK_EQ(send_files(ends[1], "x", ends, 2), 1);
        close(ends[0]);
        close(ends[1]);
    }
    tcp_pair(ends);
    say(ends[0], "unread");
    return 0;
}

int
main(int argc, char **argv)
{
    struct heddle_counters before, after;

    if (argc > 1)
        return leave_garbage();
    SKIP_ON_LINUX();
    CHECK_EQ(run_in_world(argv[0], "inside", 1), EXITED(0));
    frames_at_rest();
    CHECK_OK(heddle_counters(&before));
    for (int i = 0; i < 5; i++)
        CHECK_EQ(run_in_world(argv[0], "inside", 1), EXITED(0));
    for (int i = 0; i < 400; i++) {
        CHECK_OK(heddle_counters(&after));
        if (after.heap <= before.heap)
            return 0;
        pause_for(5 * MILLISECOND);
    }
    CHECK_EQ(after.heap, before.heap);
    return 1;
}
