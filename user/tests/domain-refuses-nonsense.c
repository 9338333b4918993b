/* SPDX-License-Identifier: MIT */
/* A schedule that cannot be is refused, and says why. */
#include "domain.h"

int
main(int argc, char **argv)
{
    struct heddle_schedule s = { .strategy = 99 };
    char *words[] = { argv[0], "inside", NULL };

    if (argc > 1)
        return 0;
    CHECK_ERRNO(heddle_domain_run(argv[0], words, &s, -1, 1), EINVAL);
    s = (struct heddle_schedule){ .strategy = HEDDLE_REPLAY, .replay_count = 1 };
    CHECK_ERRNO(heddle_domain_run(argv[0], words, &s, -1, 1), EINVAL);      /* more than there is room for */
    s = (struct heddle_schedule){ .strategy = HEDDLE_REPLAY, .replay_count = 1, .room = 1 };
    CHECK_ERRNO(heddle_domain_run(argv[0], words, &s, -1, 1), EFAULT);
    s = (struct heddle_schedule){ .strategy = HEDDLE_RANDOM, .room = 1u << 31 };
    CHECK_ERRNO(heddle_domain_run(argv[0], words, &s, -1, 1), EINVAL);
    s = (struct heddle_schedule){ .strategy = HEDDLE_RANDOM };
    CHECK_ERRNO(heddle_domain_run(argv[0], words, &s, 77, 1), EBADF);
    CHECK_ERRNO(heddle_domain_run(argv[0], words, (struct heddle_schedule *)16, -1, 1), EFAULT);
    CHECK_EQ(heddle_domain_run(argv[0], words, &s, -1, 1), 0);
    return 0;
}
