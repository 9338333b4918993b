/* SPDX-License-Identifier: MIT */
/* Clock and deadlines.  Contracts in time.h. */
#include <conc/time.h>

#include <errno.h>
#include <time.h>

int64_t
conc_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return SECONDS(now.tv_sec) + now.tv_nsec;
}

int64_t
conc_deadline(int64_t timeout)
{
    if (timeout == TIMEOUT_FOREVER) {
        return TIMEOUT_FOREVER;
    }
    int64_t now = conc_now();
    return timeout < 0 ? now : timeout > INT64_MAX - now ? INT64_MAX : now + timeout;
}

int64_t
conc_left(int64_t deadline)
{
    if (deadline < 0) {
        return TIMEOUT_FOREVER;
    }
    int64_t left = deadline - conc_now();
    return left > 0 ? left : 0;
}

void
conc_sleep(int64_t ns)
{
    struct timespec left = { .tv_sec = ns / SECONDS(1), .tv_nsec = ns % SECONDS(1) };
    while (nanosleep(&left, &left) != 0 && errno == EINTR) {
    }
}
