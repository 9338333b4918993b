/* SPDX-License-Identifier: MIT */
/* nanosleep(2): EINTR: interrupted by a handler; the remaining time is written into rem. EINVAL: nsec out of range. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    struct timespec long_time = { 1000, 0 }, bad = { 0, 1000000000 }, negative = { -1, 0 }, left = { 0, 0 };
    pid_t me = getpid(), child;

    TRY(nanosleep(&bad, NULL));
    TRY(nanosleep(&negative, NULL));
    TRY(nanosleep(&(struct timespec){ 0, 0 }, NULL));
    handle(SIGUSR1, name_it, SA_RESTART);
    if ((child = fork()) == 0) {
        until_asleep(me);
        _exit(kill(me, SIGUSR1));
    }
    TRY(nanosleep(&long_time, &left));
    see("left: %d\n", left.tv_sec > 900 && left.tv_sec < 1000 && left.tv_nsec >= 0 && left.tv_nsec < 1000000000);
    see_end(child);
    return 0;
}
