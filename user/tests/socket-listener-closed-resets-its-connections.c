/* SPDX-License-Identifier: MIT */
/* Who was not accepted when the listener closes is reset: ECONNRESET. */
#include "socket.h"

static void
check_reset(int fd)
{
    char byte;

    CHECK_ERRNO(read(fd, &byte, 1), ECONNRESET);
    CHECK_EQ(read(fd, &byte, 1), 0);
}

int
main(void)
{
    int listener = tcp_listener(4), fd = (int)CHECK_OK(socket(AF_INET, SOCK_STREAM, 0));

    CHECK_OK(inet_connect(fd, port_of(listener)));
    say(fd, "unheard");
    close(listener);
    check_reset(fd);
    listener = unix_listener("@gone", SOCK_STREAM, 4);
    fd = unix_connected("@gone", SOCK_STREAM);
    close(listener);
    check_reset(fd);
    CHECK_ERRNO(unix_connect((int)CHECK_OK(socket(AF_UNIX, SOCK_STREAM, 0)), "@gone"), ECONNREFUSED);
    return 0;
}
