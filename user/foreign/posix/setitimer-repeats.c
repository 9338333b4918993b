/* SPDX-License-Identifier: MIT */
/* setitimer(2): ITIMER_REAL gives SIGALRM at each expiration, then again after it_interval; zero in it_value stops it. */
#include "user/foreign/posix/see.h"
#include <sys/time.h>

int
main(void)
{
    struct itimerval when = { { 0, 1000 }, { 0, 1000 } }, off = { { 0, 0 }, { 0, 0 } }, old;

    handle(SIGALRM, count_it, SA_RESTART);
    TRY(setitimer(ITIMER_REAL, &when, NULL));
    while (caught < 3)
        ;
    TRY(setitimer(ITIMER_REAL, &off, &old));
    see("interval %ld\n", (long)old.it_interval.tv_usec);
    TRY(getitimer(ITIMER_REAL, &old));
    see("off: %ld\n", (long)(old.it_value.tv_sec + old.it_value.tv_usec));
    TRY(setitimer(7, &off, NULL));
    when.it_value.tv_usec = 1000000;
    TRY(setitimer(ITIMER_REAL, &when, NULL));
    return 0;
}
