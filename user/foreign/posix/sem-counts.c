/* SPDX-License-Identifier: MIT */
/* sem_post(3), sem_trywait(3): the value; EAGAIN: the decrement could not be performed; EOVERFLOW, EINVAL above the most. */
#include "user/foreign/posix/see.h"
#include <limits.h>
#include <semaphore.h>

int
main(void)
{
    int value;
    sem_t sem;

    TRY(sem_init(&sem, 0, (unsigned)SEM_VALUE_MAX + 1));
    TRY(sem_init(&sem, 0, 2));
    TRY(sem_wait(&sem));
    TRY(sem_trywait(&sem));
    TRY(sem_trywait(&sem));
    TRY(sem_getvalue(&sem, &value));
    see("value %d\n", value);
    TRY(sem_post(&sem));
    TRY(sem_getvalue(&sem, &value));
    see("value %d\n", value);
    TRY(sem_destroy(&sem));
    TRY(sem_init(&sem, 0, SEM_VALUE_MAX));
    TRY(sem_post(&sem));
    return 0;
}
