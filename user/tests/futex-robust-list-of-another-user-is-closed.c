/* SPDX-License-Identifier: MIT */
/* get_robust_list tells of a thread's memory: of another user's it is EPERM. */
#include "user.h"

static pid_t of_root;

static void
sleep_for_ever(void)
{
    for (;;)
        pause_for(SECOND);
}

static long
ask(pid_t tid)
{
    void *head;
    size_t size;

    return syscall(SYS_get_robust_list, tid, &head, &size);
}

static void
as_alice(void)
{
    become(ALICE, ALICE);
    CHECK_ERRNO(ask(of_root), EPERM);
    CHECK_ERRNO(ask(of_root + 10000), ESRCH);
    CHECK_EQ(ask(0), 0);
    CHECK_EQ(ask(getpid()), 0);
}

int
main(void)
{
    must_be_root();
    of_root = start(sleep_for_ever);
    CHECK_EQ(ask(of_root), 0);
    CHECK_EQ(run(as_alice), 0);
    CHECK_OK(kill(of_root, SIGKILL));
    CHECK_EQ(wait_status(of_root), KILLED(SIGKILL));
    return 0;
}
