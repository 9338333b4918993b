/* SPDX-License-Identifier: MIT */
/* Who may not write a socket's file may not connect to it: EACCES. */
#include "socket.h"
#include "user.h"

#include <sys/stat.h>

static void
as_alice(void)
{
    int fd = (int)CHECK_OK(socket(AF_UNIX, SOCK_STREAM, 0));

    become(ALICE, ALICE);
    CHECK_ERRNO(unix_connect(fd, "private"), EACCES);
}

int
main(void)
{
    struct sockaddr_un address;

    must_be_root();
    unix_listener("private", SOCK_STREAM, 1);
    unix_name(&address, "private");
    CHECK_OK(chmod(address.sun_path, 0700));
    CHECK_EQ(run(as_alice), 0);
    unix_connected("private", SOCK_STREAM);
    unix_unlink("private");
    return 0;
}
