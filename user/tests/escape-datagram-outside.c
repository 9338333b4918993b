/* SPDX-License-Identifier: MIT */
/* Sends to a server outside from one end of a socketpair, which needs no socket(). Defence: the filter. */
#include "escape.h"

#include <sys/socket.h>
#include <sys/un.h>

ESCAPE("calls");

static const struct sockaddr_un address = { .sun_family = AF_UNIX, .sun_path = "\0escape-datagram" };
#define SIZE (sizeof(sa_family_t) + 16)

void
prepare(void)
{
    CHECK_OK(bind((int)CHECK_OK(socket(AF_UNIX, SOCK_DGRAM, 0)), (const struct sockaddr *)&address, SIZE));
}

ITS_STATUS_TELLS

int
attempt(char **arguments)
{
    int ends[2];

    return caught_unless(socketpair(AF_UNIX, SOCK_DGRAM, 0, ends) == 0 &&
                         sendto(ends[0], "out", 3, 0, (const struct sockaddr *)&address, SIZE) == 3);
}
