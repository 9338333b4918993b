/* SPDX-License-Identifier: MIT */
/* An open for which there is no memory, be it for a larger table of descriptors, leaves no new file behind. */
#include "failing.h"

static const char *const path = "/tmp/open-without-memory";

/* The lowest free descriptor is `fd`, perhaps the first that the table has no room for. */
static void
open_as(int fd)
{
    int n = 0, fired, made;

    do {
        CHECK(++n < MOST);
        heddle_fail_allocation((unsigned)n);
        made = open(path, O_CREAT | O_EXCL | O_WRONLY, 0600);
        fired = heddle_fail_allocation(0);
        if (made < 0) {
            CHECK(fired && for_want_of_memory(errno));
            CHECK_ERRNO(access(path, F_OK), ENOENT);
        } else {
            CHECK_EQ(made, fd);
            CHECK_OK(close(made));
            CHECK_OK(unlink(path));
        }
    } while (fired);
}

int
main(void)
{
    SKIP_ON_LINUX();
    for (int fd = 0; fd < 300; fd = (int)CHECK_OK(dup(0)))
        if (fd > 2 && (fd & (fd + 1)) == 0)
            open_as(fd + 1);
    return 0;
}
