/* SPDX-License-Identifier: MIT */
/* poll takes as many entries as RLIMIT_NOFILE allows descriptors, whatever they are, and not one more. */
#include "check.h"

#include <poll.h>
#include <sys/resource.h>

enum { LIMIT = 6000 };

static struct pollfd entries[LIMIT + 1];

int
main(void)
{
    struct rlimit files;

    CHECK_OK(getrlimit(RLIMIT_NOFILE, &files));
    files.rlim_cur = LIMIT;
    CHECK_OK(setrlimit(RLIMIT_NOFILE, &files));
    for (int i = 0; i <= LIMIT; i++)
        entries[i].fd = -1;
    CHECK_EQ(poll(entries, LIMIT, 0), 0);
    CHECK_ERRNO(poll(entries, LIMIT + 1, 0), EINVAL);
    entries[LIMIT - 1].fd = LIMIT - 1; /* closed */
    CHECK_EQ(poll(entries, LIMIT, 0), 1);
    CHECK_EQ(entries[LIMIT - 1].revents, POLLNVAL);
    return 0;
}
