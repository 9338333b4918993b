/* SPDX-License-Identifier: MIT */
/* Three locks, three threads, each takes the next one's. */
#include <pthread.h>
#include <stdint.h>

static pthread_mutex_t lock[3] = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER };

static void *
two(void *first)
{
    intptr_t i = (intptr_t)first, next = (i + 1) % 3;

    pthread_mutex_lock(&lock[i]);
    pthread_mutex_lock(&lock[next]);
    pthread_mutex_unlock(&lock[next]);
    pthread_mutex_unlock(&lock[i]);
    return NULL;
}

int
main(void)
{
    pthread_t t[3];

    for (intptr_t i = 0; i < 3; i++)
        pthread_create(&t[i], NULL, two, (void *)i);
    for (int i = 0; i < 3; i++)
        pthread_join(t[i], NULL);
}
