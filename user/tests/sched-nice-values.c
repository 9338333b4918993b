/* SPDX-License-Identifier: MIT */
/* Nice values are cut to -20..19; of a group the lowest is told, and all of it is set; another user's, or a lower one,
 * may not be had without the right. */
#include "user.h"

#include <sys/resource.h>

static int ready[2], end[2];

static void
member(void)
{
    char byte;

    setpriority(PRIO_PROCESS, 0, 5);
    CHECK_EQ(write(ready[1], "r", 1), 1);
    CHECK_EQ(read(end[0], &byte, 1), 1);
    CHECK_EQ(getpriority(PRIO_PROCESS, 0), 9);
}

static void
somebody_else(void)
{
    become(ALICE, ALICE);
    CHECK_ERRNO(setpriority(PRIO_PROCESS, (unsigned)getppid(), 19), EPERM);
    CHECK_ERRNO(setpriority(PRIO_PROCESS, 0, -1), EACCES);
    CHECK_OK(setpriority(PRIO_PROCESS, 0, 12));
    CHECK_ERRNO(setpriority(PRIO_PROCESS, 0, 11), EACCES);
    CHECK_EQ(getpriority(PRIO_USER, 0), 12);
}

int
main(void)
{
    pid_t child;
    char byte;

    must_be_root();
    CHECK_OK(setpgid(0, 0));
    CHECK_OK(pipe(ready));
    CHECK_OK(pipe(end));
    CHECK_EQ(getpriority(PRIO_PROCESS, 0), 0);
    CHECK_OK(setpriority(PRIO_PROCESS, 0, 100));
    CHECK_EQ(getpriority(PRIO_PROCESS, 0), 19);
    CHECK_OK(setpriority(PRIO_PROCESS, 0, -100));
    CHECK_EQ(getpriority(PRIO_PROCESS, 0), -20);
    CHECK_OK(setpriority(PRIO_PROCESS, 0, 7));
    child = start(member);
    CHECK_EQ(read(ready[0], &byte, 1), 1);
    CHECK_EQ(getpriority(PRIO_PGRP, 0), 5);
    CHECK_OK(setpriority(PRIO_PGRP, 0, 9));
    CHECK_EQ(getpriority(PRIO_PROCESS, (unsigned)child), 9);
    CHECK_EQ(write(end[1], "e", 1), 1);
    CHECK_EQ(wait_status(child), EXITED(0));
    CHECK_OK(setpriority(PRIO_PROCESS, 0, 0));
    CHECK_EQ(run(somebody_else), EXITED(0));
    CHECK_ERRNO(getpriority(PRIO_PROCESS, 0x3ffffffe), ESRCH);
    CHECK_ERRNO(getpriority(7, 0), EINVAL);
    return 0;
}
