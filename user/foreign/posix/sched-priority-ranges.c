/* SPDX-License-Identifier: MIT */
/* sched_get_priority_max(2): 1 to 99 for SCHED_FIFO and SCHED_RR, 0 for the others; EINVAL for unknown ones. */
#include "user/foreign/posix/see.h"
#include <sched.h>

int
main(void)
{
    for (int policy = 0; policy < 6; policy++) {
        see("policy %d: ", policy);
        TRY(sched_get_priority_min(policy));
        see("policy %d: ", policy);
        TRY(sched_get_priority_max(policy));
    }
    TRY(sched_get_priority_max(-1));
    return 0;
}
