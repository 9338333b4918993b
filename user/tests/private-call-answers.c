/* SPDX-License-Identifier: MIT */
/* The private call: version 1, a scheduling point, a mark; unknown operations are EINVAL. */
#include "check.h"

#include <abi/heddle.h>

int
main(void)
{
    struct heddle_counters counters = { 0 };

    SKIP_ON_LINUX();
    CHECK_EQ(syscall(4096, HEDDLE_VERSION), 1);
    CHECK_EQ(syscall(4096, HEDDLE_POINT), 0);
    CHECK_EQ(syscall(4096, HEDDLE_MARK, 1, 2), 0);
    CHECK_EQ(syscall(4096, HEDDLE_COUNTERS, &counters), 0);
    CHECK(counters.syscalls >= 4);
    CHECK(heddle_frames() > 0);
    CHECK_EQ(syscall(4096, HEDDLE_FRAME_SHARED, 16), 0);
    CHECK_ERRNO(syscall(4096, 999), EINVAL);
    return 0;
}
