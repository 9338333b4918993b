/* SPDX-License-Identifier: MIT */
/* After shutdown(SHUT_WR) the other end reads 0, and still writes back; the own end cannot write. */
#include "socket.h"

static void
half_close(int ends[2])
{
    char byte;

    say(ends[0], "question");
    CHECK_OK(shutdown(ends[0], SHUT_WR));
    CHECK_ERRNO(send(ends[0], "x", 1, MSG_NOSIGNAL), EPIPE);
    expect(ends[1], "question");
    CHECK_EQ(read(ends[1], &byte, 1), 0);
    say(ends[1], "answer");
    expect(ends[0], "answer");
    close(ends[1]);
    CHECK_EQ(read(ends[0], &byte, 1), 0);
}

static void
shut_reading(int ends[2])
{
    char byte;

    CHECK_OK(shutdown(ends[0], SHUT_RD));
    CHECK_EQ(read(ends[0], &byte, 1), 0);
    say(ends[0], "goes on");
    expect(ends[1], "goes on");
    CHECK_ERRNO(shutdown(ends[0], 7), EINVAL);
}

int
main(void)
{
    with_streams(half_close);
    with_streams(shut_reading);
    return 0;
}
