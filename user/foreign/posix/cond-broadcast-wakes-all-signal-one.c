/* SPDX-License-Identifier: MIT */
/* pthread_cond_signal(3p): unblocks at least one thread, if any wait; pthread_cond_broadcast all that wait. */
#include "user/foreign/posix/see.h"
#include <pthread.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t go = PTHREAD_COND_INITIALIZER, arrived = PTHREAD_COND_INITIALIZER;
static int waiting, permits, gone;

static void *
body(void *argument)
{
    pthread_mutex_lock(&mutex);
    waiting++;
    pthread_cond_signal(&arrived);
    while (permits == 0)
        pthread_cond_wait(&go, &mutex);
    permits--;
    gone++;
    pthread_cond_signal(&arrived);
    pthread_mutex_unlock(&mutex);
    return argument;
}

int
main(void)
{
    pthread_t threads[5];

    CODE(pthread_cond_signal(&go));
    CODE(pthread_cond_broadcast(&go));
    for (int i = 0; i < 5; i++)
        pthread_create(&threads[i], NULL, body, NULL);
    pthread_mutex_lock(&mutex);
    while (waiting < 5)
        pthread_cond_wait(&arrived, &mutex);
    see("%d wait, %d gone\n", waiting, gone);
    permits = 1;
    pthread_cond_signal(&go);
    while (gone < 1)
        pthread_cond_wait(&arrived, &mutex);
    see("%d gone, %d permits\n", gone, permits);
    permits = 4;
    pthread_cond_broadcast(&go);
    while (gone < 5)
        pthread_cond_wait(&arrived, &mutex);
    see("%d gone, %d permits\n", gone, permits);
    pthread_mutex_unlock(&mutex);
    for (int i = 0; i < 5; i++)
        pthread_join(threads[i], NULL);
    CODE(pthread_cond_destroy(&go));
    return 0;
}
