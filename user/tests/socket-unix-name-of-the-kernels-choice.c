/* SPDX-License-Identifier: MIT */
/* bind with the family alone gives an abstract name of five digits, so that the other side can answer. */
#include "socket.h"

int
main(void)
{
    int fd = (int)CHECK_OK(socket(AF_UNIX, SOCK_DGRAM, 0)), other = (int)CHECK_OK(socket(AF_UNIX, SOCK_DGRAM, 0));
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    socklen_t size = sizeof(address);

    CHECK_OK(bind(fd, ANY(address), sizeof(sa_family_t)));
    CHECK_OK(getsockname(fd, ANY(address), &size));
    CHECK_EQ(size, sizeof(sa_family_t) + 6);
    CHECK_EQ(address.sun_path[0], 0);
    CHECK_EQ(strspn(address.sun_path + 1, "0123456789abcdef"), 5);
    CHECK_EQ(sendto(other, "x", 1, 0, ANY(address), size), 1);
    expect(fd, "x");
    return 0;
}
