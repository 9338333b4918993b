/* SPDX-License-Identifier: MIT */
/* The counters of a process grow by exactly the calls it makes, and by a switch for nearly each time it sleeps. */
#include "check.h"

#include <abi/heddle.h>

#define CALLS  100
#define SLEEPS 20

int
main(void)
{
    struct heddle_counters before, after;

    SKIP_ON_LINUX();
    CHECK_EQ(syscall(4096, HEDDLE_COUNTERS, &before), 0);
    for (int i = 0; i < CALLS; i++)
        syscall(SYS_getppid);
    CHECK_EQ(syscall(4096, HEDDLE_COUNTERS, &after), 0);
    CHECK_EQ(after.syscalls - before.syscalls, CALLS + 1);
    for (int i = 0; i < SLEEPS; i++)
        pause_for(MILLISECOND);
    CHECK_EQ(syscall(4096, HEDDLE_COUNTERS, &before), 0);
    CHECK(before.switches - after.switches >= SLEEPS / 2); /* a short sleep may be over before it begins */
    return 0;
}
