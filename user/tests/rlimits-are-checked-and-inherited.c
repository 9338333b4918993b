/* SPDX-License-Identifier: MIT */
/* Limits are kept, inherited by children, asked of other processes by prlimit; nonsense is refused. */
#include "check.h"

#include <sys/resource.h>

#define SIZE (1ul << 30)

static void
child(void)
{
    struct rlimit limit;

    CHECK_OK(getrlimit(RLIMIT_FSIZE, &limit));
    CHECK_EQ(limit.rlim_cur, SIZE);
    CHECK_EQ(limit.rlim_max, 2 * SIZE);
    limit.rlim_cur = 0;
    CHECK_OK(prlimit(getppid(), RLIMIT_FSIZE, &limit, NULL));
}

static void
another_user(void)
{
    struct rlimit limit;

    CHECK_OK(setgid(1000));
    CHECK_OK(setuid(1000));
    CHECK_OK(getrlimit(RLIMIT_FSIZE, &limit));
    limit.rlim_max++;
    CHECK_ERRNO(setrlimit(RLIMIT_FSIZE, &limit), EPERM);
    CHECK_ERRNO(prlimit(getppid(), RLIMIT_FSIZE, NULL, &limit), EPERM);
    limit.rlim_max -= 2;
    CHECK_OK(setrlimit(RLIMIT_FSIZE, &limit)); /* there is no way back */
}

int
main(void)
{
    struct rlimit limit = { SIZE, 2 * SIZE };

    CHECK_OK(setrlimit(RLIMIT_FSIZE, &limit));
    CHECK_EQ(run(child), EXITED(0));
    CHECK_OK(getrlimit(RLIMIT_FSIZE, &limit));
    CHECK_EQ(limit.rlim_cur, 0);
    if (getuid() == 0)
        CHECK_EQ(run(another_user), EXITED(0));
    limit.rlim_cur = 3 * SIZE;
    CHECK_ERRNO(setrlimit(RLIMIT_FSIZE, &limit), EINVAL); /* above the hard one */
    CHECK_ERRNO(getrlimit(99, &limit), EINVAL);
    CHECK_ERRNO(getrlimit(-1, &limit), EINVAL);
    CHECK_ERRNO(prlimit(0x3ffffff, RLIMIT_FSIZE, NULL, &limit), ESRCH);
    CHECK_OK(getrlimit(RLIMIT_CORE, &limit));
    limit = (struct rlimit){ 1, RLIM_INFINITY };
    CHECK_ERRNO(setrlimit(RLIMIT_NOFILE, &limit), EPERM); /* more than the system can have */
    return 0;
}
