/* SPDX-License-Identifier: MIT */
/* SOCK_SEQPACKET: a connection of whole messages, with an end and EPIPE behind it. */
#include "socket.h"

int
main(void)
{
    int listener = unix_listener("@seq", SOCK_SEQPACKET, 2), client = unix_connected("@seq", SOCK_SEQPACKET);
    int server = (int)CHECK_OK(accept(listener, NULL, NULL));
    char buffer[16];

    say(client, "one");
    say(client, "three");
    CHECK_EQ(read(server, buffer, sizeof(buffer)), 3);
    CHECK_EQ(read(server, buffer, 2), 2);
    CHECK_ERRNO(recv(server, buffer, 1, MSG_DONTWAIT), EAGAIN);
    say(server, "bye");
    close(server);
    CHECK_EQ(read(client, buffer, sizeof(buffer)), 3);
    CHECK_EQ(read(client, buffer, sizeof(buffer)), 0);
    CHECK_ERRNO(send(client, "x", 1, MSG_NOSIGNAL), EPIPE);
    return 0;
}
