/* SPDX-License-Identifier: MIT */
/* nanosleep ends with EINTR when a handler has run, and says how much was left; an ignored signal leaves it alone. */
#include "signals.h"

int
main(void)
{
    struct timespec time = { 1000, 0 };
    struct timespec left = { 0, 0 };
    struct timespec short_time = { 0, 30 * MILLISECOND };
    pid_t child;

    handle(SIGUSR1, count_signal, SA_RESTART);
    child = start_pestering(SIGUSR1);
    CHECK_ERRNO(nanosleep(&time, &left), EINTR);
    CHECK(left.tv_sec > 900 && left.tv_sec < 1000);
    stop_pestering(child);
    signal(SIGUSR1, SIG_IGN);
    child = start_pestering(SIGUSR1);
    CHECK_OK(nanosleep(&short_time, NULL));
    stop_pestering(child);
    return 0;
}
