/* SPDX-License-Identifier: MIT */
/* unix(7): an abstract address begins with a null byte; it has no file, and goes when the socket is closed. */
#include "user/foreign/posix/see.h"
#include <stddef.h>
#include <sys/socket.h>
#include <sys/un.h>

int
main(void)
{
    struct sockaddr_un name = { AF_UNIX, "\0abc" }, other = { AF_UNIX, "\0abd" }, got;
    socklen_t length = offsetof(struct sockaddr_un, sun_path) + 4, size = sizeof(got);
    int one = socket(AF_UNIX, SOCK_STREAM, 0), two = socket(AF_UNIX, SOCK_STREAM, 0);

    TRY(bind(one, (struct sockaddr *)&name, length));
    TRY(bind(two, (struct sockaddr *)&name, length));
    TRY(bind(two, (struct sockaddr *)&name, length + 1));
    TRY(listen(one, 1));
    TRY(getsockname(one, (struct sockaddr *)&got, &size));
    see("%d bytes, same %d\n", (int)size, memcmp(&got, &name, length) == 0);
    TRY(connect(two, (struct sockaddr *)&other, length));
    TRY(connect(two, (struct sockaddr *)&name, length));
    TRY(close(one));
    TRY(connect(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr *)&name, length));
    return 0;
}
