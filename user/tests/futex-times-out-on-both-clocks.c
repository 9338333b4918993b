/* SPDX-License-Identifier: MIT */
/* WAIT counts from now; WAIT_BITSET waits until a moment of CLOCK_MONOTONIC or, if asked, of CLOCK_REALTIME. */
#include "futex.h"

static volatile uint32_t word;

static void
until_a_moment(clockid_t clock, int flag)
{
    struct timespec time;
    long begin = now();

    clock_gettime(clock, &time);
    CHECK_ERRNO(futex_more(&word, WAIT_BITSET | flag, 0, (long)&time, NULL, ANY_BIT), ETIMEDOUT);
    time.tv_sec -= 1;
    CHECK_ERRNO(futex_more(&word, WAIT_BITSET | flag, 0, (long)&time, NULL, ANY_BIT), ETIMEDOUT);
    CHECK_ERRNO(futex_more(&word, WAIT_BITSET | flag, 1, (long)&time, NULL, ANY_BIT), EAGAIN);
    clock_gettime(clock, &time);
    time.tv_nsec += 30 * MILLISECOND;
    time.tv_sec += time.tv_nsec / SECOND;
    time.tv_nsec %= SECOND;
    CHECK_ERRNO(futex_more(&word, WAIT_BITSET | flag, 0, (long)&time, NULL, ANY_BIT), ETIMEDOUT);
    CHECK(now() - begin >= 29 * MILLISECOND);
}

int
main(void)
{
    struct timespec nonsense = { 0, SECOND }, negative = { -1, 0 }, some = { 0, 20 * MILLISECOND };
    long begin = now();

    CHECK_ERRNO(futex(&word, WAIT, 0, &some), ETIMEDOUT);
    CHECK(now() - begin >= 19 * MILLISECOND);
    until_a_moment(CLOCK_MONOTONIC, 0);
    until_a_moment(CLOCK_REALTIME, REALTIME);
    CHECK_ERRNO(futex(&word, WAIT, 0, &nonsense), EINVAL);
    CHECK_ERRNO(futex(&word, WAIT, 0, &negative), EINVAL);
    CHECK_ERRNO(futex(&word, WAIT, 0, (void *)8), EFAULT);
    CHECK_ERRNO(futex(&word, WAIT | REALTIME, 0, &some), ENOSYS);
    CHECK_ERRNO(futex(&word, WAKE | REALTIME, 1, NULL), ENOSYS);
    return 0;
}
