/* SPDX-License-Identifier: MIT */
/* bind refuses names that are taken (EADDRINUSE), twice (EINVAL), of others' machines (EADDRNOTAVAIL), of another family. */
#include "socket.h"

#include <sys/stat.h>

static void
unix_errors(void)
{
    int first = unix_bound("b", SOCK_STREAM), other = (int)CHECK_OK(socket(AF_UNIX, SOCK_STREAM, 0));
    struct sockaddr_un address;
    socklen_t size = unix_name(&address, "b");
    struct stat st;

    CHECK_OK(stat(address.sun_path, &st));
    CHECK(S_ISSOCK(st.st_mode));
    CHECK_ERRNO(open(address.sun_path, O_RDWR), ENXIO);
    CHECK_ERRNO(bind(other, ANY(address), size), EADDRINUSE);
    size = unix_name(&address, "c");
    CHECK_ERRNO(bind(first, ANY(address), size), EINVAL);
    close(first);
    unix_name(&address, "b");
    CHECK_ERRNO(bind(other, ANY(address), size), EADDRINUSE); /* the name outlives the socket */
    unix_unlink("b");
    strcpy(address.sun_path, "/no/such/folder");
    CHECK_ERRNO(bind(other, ANY(address), sizeof(address)), ENOENT);
    CHECK_ERRNO(bind(other, ANY(address), sizeof(address) + 1), EINVAL);
    address.sun_family = AF_INET;
    CHECK_ERRNO(bind(other, ANY(address), sizeof(address)), EINVAL);
    first = unix_bound("@b", SOCK_STREAM);
    size = unix_name(&address, "@b");
    CHECK_ERRNO(bind(other, ANY(address), size), EADDRINUSE);
    close(first);
    CHECK_OK(bind(other, ANY(address), size)); /* an abstract one does not */
}

static void
inet_errors(int type)
{
    int first = inet_bound(type, 0), other = (int)CHECK_OK(socket(AF_INET, type, 0));
    struct sockaddr_in address = loopback(port_of(first));

    CHECK_ERRNO(bind(other, ANY(address), sizeof(address)), EADDRINUSE);
    CHECK_ERRNO(bind(other, ANY(address), 8), EINVAL);
    address.sin_addr.s_addr = htonl(0x0a010203);
    CHECK_ERRNO(bind(other, ANY(address), sizeof(address)), EADDRNOTAVAIL);
    address = loopback(0);
    CHECK_ERRNO(bind(first, ANY(address), sizeof(address)), EINVAL);
    address.sin_family = AF_INET6;
    CHECK_ERRNO(bind(other, ANY(address), sizeof(address)), EAFNOSUPPORT);
}

int
main(void)
{
    unix_errors();
    inet_errors(SOCK_STREAM);
    inet_errors(SOCK_DGRAM);
    return 0;
}
