/* SPDX-License-Identifier: MIT */
/* Descriptors in a message that cannot be delivered stay the sender's alone: they are neither lost nor given back twice. */
#include "socket.h"

static void
send_to_nobody(int ends[2])
{
    int file[2];
    char byte;

    close(ends[1]);
    for (int i = 0; i < 20; i++) {
        CHECK_OK(pipe(file));
        send_files(ends[0], "x", &file[1], 1); /* of TCP the first is answered by a reset */
        say(file[1], "whole");
        expect(file[0], "whole");
        close(file[1]);
        CHECK_EQ(read(file[0], &byte, 1), 0);
        close(file[0]);
    }
}

int
main(void)
{
    signal(SIGPIPE, SIG_IGN);
    with_streams(send_to_nobody);
    return 0;
}
