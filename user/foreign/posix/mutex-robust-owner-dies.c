/* SPDX-License-Identifier: MIT */
/* pthread_mutexattr_setrobust(3): EOWNERDEAD after the owner died; consistent repairs; else ENOTRECOVERABLE. */
#include "user/foreign/posix/see.h"
#include <pthread.h>

static void *
body(void *mutex)
{
    pthread_mutex_lock(mutex);
    return NULL;
}

int
main(void)
{
    pthread_mutexattr_t attributes;
    pthread_mutex_t mutex;
    pthread_t thread;

    pthread_mutexattr_init(&attributes);
    CODE(pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST));
    pthread_mutex_init(&mutex, &attributes);
    for (int repair = 1; repair >= 0; repair--) {
        pthread_create(&thread, NULL, body, &mutex);
        pthread_join(thread, NULL);
        CODE(pthread_mutex_lock(&mutex));
        if (repair)
            CODE(pthread_mutex_consistent(&mutex));
        CODE(pthread_mutex_unlock(&mutex));
    }
    CODE(pthread_mutex_lock(&mutex));
    CODE(pthread_mutex_trylock(&mutex));
    return 0;
}
