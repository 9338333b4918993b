/* SPDX-License-Identifier: MIT */
/* sem_timedwait(3): ETIMEDOUT: the call timed out; EINVAL: nanoseconds; the value is not looked at if it can decrement. */
#include "user/foreign/posix/see.h"
#include <semaphore.h>

int
main(void)
{
    struct timespec past = { 1, 0 }, bad = { 1, 1000000000 }, soon;
    sem_t sem;

    sem_init(&sem, 0, 1);
    TRY(sem_timedwait(&sem, &bad));
    TRY(sem_timedwait(&sem, &bad));
    TRY(sem_timedwait(&sem, &past));
    clock_gettime(CLOCK_REALTIME, &soon);
    soon.tv_nsec += 1000000;
    soon.tv_sec += soon.tv_nsec / 1000000000;
    soon.tv_nsec %= 1000000000;
    TRY(sem_timedwait(&sem, &soon));
    return 0;
}
