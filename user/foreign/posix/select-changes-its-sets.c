/* SPDX-License-Identifier: MIT */
/* select(2): upon return the sets indicate which descriptors are ready; EBADF, EINVAL; the result counts them all. */
#include "user/foreign/posix/see.h"
#include <sys/select.h>

int
main(void)
{
    struct timeval soon = { 0, 1000 }, bad = { -1, 0 };
    fd_set in, out;
    int ends[2];

    DO(pipe(ends));
    FD_ZERO(&in);
    FD_ZERO(&out);
    FD_SET(ends[0], &in);
    FD_SET(ends[1], &out);
    TRY(select(ends[1] + 1, &in, &out, NULL, &soon));
    see("in %d out %d\n", FD_ISSET(ends[0], &in), FD_ISSET(ends[1], &out));
    DO(write(ends[1], "x", 1));
    FD_SET(ends[0], &in);
    TRY(select(ends[1] + 1, &in, &out, NULL, NULL));
    see("in %d out %d\n", FD_ISSET(ends[0], &in), FD_ISSET(ends[1], &out));
    TRY(select(0, NULL, NULL, NULL, &soon));
    see("left %ld\n", (long)soon.tv_usec);
    TRY(select(0, NULL, NULL, NULL, &bad));
    TRY(select(-1, NULL, NULL, NULL, &soon));
    /* Linux looks no further than its table of descriptors, which has 64 places or as many as a parent once needed. */
    FD_SET(63, &in);
    TRY(select(64, &in, NULL, NULL, &soon));
    return 0;
}
