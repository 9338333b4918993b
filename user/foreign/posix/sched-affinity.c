/* SPDX-License-Identifier: MIT */
/* sched_setaffinity(2): EINVAL: no processor of the mask is there; a child inherits the mask; ESRCH. */
#include "user/foreign/posix/see.h"
#include <sched.h>

int
main(void)
{
    cpu_set_t all, one, now;
    pid_t child;

    CPU_ZERO(&all);
    TRY(sched_setaffinity(0, sizeof(all), &all));
    DO(sched_getaffinity(0, sizeof(all), &all));
    CPU_ZERO(&one);
    for (int cpu = 0; cpu < 1024 && CPU_COUNT(&one) == 0; cpu++)
        if (CPU_ISSET(cpu, &all))
            CPU_SET(cpu, &one);
    TRY(sched_setaffinity(0, sizeof(one), &one));
    if ((child = fork()) == 0) {
        DO(sched_getaffinity(0, sizeof(now), &now));
        see("child the same: %d\n", CPU_EQUAL(&now, &one));
        _exit(0);
    }
    see_end(child);
    see("on it: %d\n", CPU_ISSET(sched_getcpu(), &one) != 0);
    TRY(sched_getaffinity(999999, sizeof(now), &now));
    TRY(sched_getaffinity(0, 1, &now));
    return 0;
}
