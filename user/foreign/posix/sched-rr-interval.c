/* SPDX-License-Identifier: MIT */
/* sched_rr_get_interval(2): a time; EINVAL: invalid process; ESRCH: not found. */
#include "user/foreign/posix/see.h"
#include <sched.h>

int
main(void)
{
    struct timespec time = { 77, 77 };

    TRY(sched_rr_get_interval(0, &time));
    see("a time: %d\n", time.tv_sec == 0 && time.tv_nsec >= 0 && time.tv_nsec < 1000000000);
    TRY(sched_rr_get_interval(-1, &time));
    TRY(sched_rr_get_interval(999999, &time));
    return 0;
}
