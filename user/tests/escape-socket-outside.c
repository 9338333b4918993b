/* SPDX-License-Identifier: MIT */
/* Connects to a server outside, by an abstract name, which no root directory hides. Defence: the filter, whose list has
 * no socket. */
#include "escape.h"

#include <sys/socket.h>
#include <sys/un.h>

ESCAPE("calls");

static const struct sockaddr_un address = { .sun_family = AF_UNIX, .sun_path = "\0escape" };
#define SIZE (sizeof(sa_family_t) + 7)

void
prepare(void)
{
    int fd = (int)CHECK_OK(socket(AF_UNIX, SOCK_STREAM, 0));

    CHECK_OK(bind(fd, (const struct sockaddr *)&address, SIZE));
    CHECK_OK(listen(fd, 1));
}

ITS_STATUS_TELLS

int
attempt(char **arguments)
{
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);

    return caught_unless(fd >= 0 && connect(fd, (const struct sockaddr *)&address, SIZE) == 0);
}
