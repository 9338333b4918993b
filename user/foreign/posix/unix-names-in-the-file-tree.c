/* SPDX-License-Identifier: MIT */
/* unix(7): a pathname socket: bind makes a file; EADDRINUSE if it is there; ECONNREFUSED if nobody listens; ENOENT. */
#include "user/foreign/posix/see.h"
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

int
main(void)
{
    struct sockaddr_un name = { AF_UNIX, "s" }, fresh = { AF_UNIX, "fresh" }, got = { 0 };
    int one = socket(AF_UNIX, SOCK_STREAM, 0), two = socket(AF_UNIX, SOCK_STREAM, 0);
    socklen_t size = sizeof(got);
    struct stat st;

    TRY(connect(two, (struct sockaddr *)&name, sizeof(name)));
    TRY(bind(one, (struct sockaddr *)&name, sizeof(name)));
    TRY(bind(two, (struct sockaddr *)&name, sizeof(name)));
    TRY(bind(one, (struct sockaddr *)&fresh, sizeof(fresh)));
    TRY(connect(two, (struct sockaddr *)&name, sizeof(name)));
    DO(stat("s", &st));
    see("socket %d\n", S_ISSOCK(st.st_mode));
    TRY(open("s", O_RDWR));
    TRY(listen(one, 5));
    TRY(connect(two, (struct sockaddr *)&name, sizeof(name)));
    TRY(connect(two, (struct sockaddr *)&name, sizeof(name)));
    TRY(getpeername(two, (struct sockaddr *)&got, &size));
    see("%d %s %d\n", got.sun_family, got.sun_path, (int)size);
    size = sizeof(got);
    TRY(getsockname(two, (struct sockaddr *)&got, &size));
    see("%d %d\n", got.sun_family, (int)size);
    TRY(unlink("s"));
    TRY(connect(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr *)&name, sizeof(name)));
    TRY(connect(socket(AF_UNIX, SOCK_DGRAM, 0), (struct sockaddr *)&name, 1));
    return 0;
}
