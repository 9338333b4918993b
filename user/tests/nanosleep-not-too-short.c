/* SPDX-License-Identifier: MIT */
/* nanosleep never returns early, and refuses times that are none. */
#include "check.h"

int
main(void)
{
    static const long times[] = { 0, 1, 1000, 100000, 3 * MILLISECOND, 20 * MILLISECOND };
    struct timespec bad = { 0, SECOND };
    struct timespec negative = { -1, 0 };

    for (size_t i = 0; i < sizeof(times) / sizeof(times[0]); i++) {
        struct timespec time = { 0, times[i] };
        long before = now();

        CHECK_OK(nanosleep(&time, NULL));
        CHECK(now() - before >= times[i]);
    }
    CHECK_ERRNO(nanosleep(&bad, NULL), EINVAL);
    CHECK_ERRNO(nanosleep(&negative, NULL), EINVAL);
    return 0;
}
