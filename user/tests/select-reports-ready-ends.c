/* SPDX-License-Identifier: MIT */
/* select reports exactly the ready ones: a pipe with data or at its end to read, one with room to write. */
#include "check.h"

#include <sys/select.h>

static int
select_now(int highest, fd_set *reads, fd_set *writes)
{
    struct timeval none = { 0, 0 };

    return select(highest + 1, reads, writes, NULL, &none);
}

int
main(void)
{
    fd_set reads, writes;
    int a[2], b[2];

    CHECK_OK(pipe(a));
    CHECK_OK(pipe(b));
    CHECK_EQ(write(b[1], "x", 1), 1);
    FD_ZERO(&reads);
    FD_ZERO(&writes);
    FD_SET(a[0], &reads);
    FD_SET(b[0], &reads);
    FD_SET(a[1], &writes);
    CHECK_EQ(select_now(b[1], &reads, &writes), 2);
    CHECK(!FD_ISSET(a[0], &reads));
    CHECK(FD_ISSET(b[0], &reads));
    CHECK(FD_ISSET(a[1], &writes));
    close(a[1]);
    FD_ZERO(&reads);
    FD_SET(a[0], &reads);
    CHECK_EQ(select_now(b[1], &reads, NULL), 1); /* at its end */
    CHECK(FD_ISSET(a[0], &reads));
    return 0;
}
