/* SPDX-License-Identifier: MIT */
/* A socket belongs to the file, not to its name: after rename and link it is found under the new ones. */
#include "socket.h"

int
main(void)
{
    struct sockaddr_un old, new;
    int listener = unix_listener("old", SOCK_STREAM, 4), fd = (int)CHECK_OK(socket(AF_UNIX, SOCK_STREAM, 0));

    unix_name(&old, "old");
    unix_name(&new, "new");
    CHECK_OK(rename(old.sun_path, new.sun_path));
    CHECK_ERRNO(connect(fd, ANY(old), sizeof(old)), ENOENT);
    CHECK_OK(connect(fd, ANY(new), sizeof(new)));
    CHECK_OK(link(new.sun_path, old.sun_path));
    CHECK_OK(connect((int)CHECK_OK(socket(AF_UNIX, SOCK_STREAM, 0)), ANY(old), sizeof(old)));
    CHECK_OK(accept(listener, NULL, NULL));
    CHECK_OK(accept(listener, NULL, NULL));
    CHECK_OK(unlink(old.sun_path));
    CHECK_OK(unlink(new.sun_path));
    return 0;
}
