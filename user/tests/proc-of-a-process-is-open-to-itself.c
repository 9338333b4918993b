/* SPDX-License-Identifier: MIT */
/* A process that has become another user may not be looked into by others of that user, but opens its own descriptors
 * again by name: /dev/stdin, /proc/self/fd. */
#include "user.h"

static pid_t secret;

static void
look_from_outside(void)
{
    char path[40];

    snprintf(path, sizeof(path), "/proc/%d/fd", secret);
    CHECK_ERRNO(open(path, O_RDONLY), EACCES);
}

static void
as_alice(void)
{
    char target[100];

    become(ALICE, ALICE);
    CHECK_OK(open("/proc/self/fd", O_RDONLY | O_DIRECTORY));
    CHECK_OK(readlink("/proc/self/fd/0", target, sizeof(target)));
    CHECK_OK(open("/dev/stdin", O_RDONLY));
    secret = getpid();
    CHECK_EQ(run(look_from_outside), 0);
}

int
main(void)
{
    int null = CHECK_OK(open("/dev/null", O_RDONLY));

    must_be_root();
    CHECK_OK(dup2(null, 0));
    CHECK_EQ(run(as_alice), 0);
    return 0;
}
