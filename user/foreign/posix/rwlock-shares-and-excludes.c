/* SPDX-License-Identifier: MIT */
/* pthread_rwlock_rdlock(3p): many readers or one writer; try gives EBUSY, timed ETIMEDOUT. */
#include "user/foreign/posix/see.h"
#include <pthread.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;

static void *
body(void *argument)
{
    struct timespec past = { 1, 0 };

    if (pthread_rwlock_tryrdlock(&lock) == 0) {
        see("shared\n");
        pthread_rwlock_unlock(&lock);
    } else {
        CODE(pthread_rwlock_timedrdlock(&lock, &past));
    }
    CODE(pthread_rwlock_trywrlock(&lock));
    CODE(pthread_rwlock_timedwrlock(&lock, &past));
    return argument;
}

static void
other_tries(void)
{
    pthread_t thread;

    pthread_create(&thread, NULL, body, NULL);
    pthread_join(thread, NULL);
}

int
main(void)
{
    CODE(pthread_rwlock_rdlock(&lock));
    CODE(pthread_rwlock_rdlock(&lock));
    other_tries();
    CODE(pthread_rwlock_unlock(&lock));
    CODE(pthread_rwlock_trywrlock(&lock));
    CODE(pthread_rwlock_unlock(&lock));
    CODE(pthread_rwlock_wrlock(&lock));
    other_tries();
    CODE(pthread_rwlock_unlock(&lock));
    return 0;
}
