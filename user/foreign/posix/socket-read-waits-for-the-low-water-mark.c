/* SPDX-License-Identifier: MIT */
/* socket(7): SO_RCVLOWAT: a read does not return before that many bytes are there. */
#include "user/foreign/posix/see.h"
#include <sys/socket.h>

int
main(void)
{
    int pair[2], three = 3;
    char bytes[8];
    pid_t reader;

    DO(socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
    TRY(setsockopt(pair[0], SOL_SOCKET, SO_RCVLOWAT, &three, sizeof(three)));
    reader = fork();
    if (reader == 0) {
        TRY(read(pair[0], bytes, sizeof(bytes)));
        _exit(0);
    }
    DO(write(pair[1], "ab", 2));
    until_asleep(reader);
    DO(write(pair[1], "c", 1));
    see_end(reader);
    return 0;
}
