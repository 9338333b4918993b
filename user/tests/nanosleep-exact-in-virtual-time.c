/* SPDX-License-Identifier: MIT */
/* In a deterministic run a sleep of one second takes one second and less than a millisecond more. */
#include "check.h"

int
main(void)
{
    struct timespec time = { 1, 0 };
    long before, slept;

    if (!is_deterministic())
        skip("only a deterministic run has virtual time");
    before = now();
    CHECK_OK(nanosleep(&time, NULL));
    slept = now() - before;
    CHECK(slept >= SECOND);
    CHECK(slept < SECOND + MILLISECOND);
    return 0;
}
