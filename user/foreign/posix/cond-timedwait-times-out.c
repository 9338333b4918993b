/* SPDX-License-Identifier: MIT */
/* pthread_cond_timedwait(3p): ETIMEDOUT, with the mutex locked again; the clock is that of the attribute. */
#include "user/foreign/posix/see.h"
#include <pthread.h>

int
main(void)
{
    pthread_mutexattr_t errorcheck;
    pthread_mutex_t mutex;
    pthread_condattr_t attributes;
    pthread_cond_t condition;
    struct timespec time, bad = { 0, 1000000000 };
    clockid_t clock;

    pthread_condattr_init(&attributes);
    CODE(pthread_condattr_getclock(&attributes, &clock));
    see("clock %d\n", clock);
    CODE(pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC));
    CODE(pthread_condattr_setclock(&attributes, CLOCK_PROCESS_CPUTIME_ID));
    pthread_mutexattr_init(&errorcheck);
    pthread_mutexattr_settype(&errorcheck, PTHREAD_MUTEX_ERRORCHECK);
    pthread_mutex_init(&mutex, &errorcheck);
    pthread_cond_init(&condition, &attributes);
    pthread_mutex_lock(&mutex);
    clock_gettime(CLOCK_MONOTONIC, &time);
    CODE(pthread_cond_timedwait(&condition, &mutex, &(struct timespec){ 0, 1 }));
    CODE(pthread_cond_timedwait(&condition, &mutex, &time));
    CODE(pthread_cond_timedwait(&condition, &mutex, &bad));
    CODE(pthread_mutex_unlock(&mutex));
    CODE(pthread_mutex_unlock(&mutex));
    return 0;
}
