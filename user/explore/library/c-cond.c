/* SPDX-License-Identifier: MIT */
/* pthread_cond_t: a signal wakes one that waits, a broadcast all, and who comes back, or gives up, has the mutex. */
#include "threads.h"

#include <errno.h>
#include <stdbool.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t more = PTHREAD_COND_INITIALIZER, closing = PTHREAD_COND_INITIALIZER;
static int items, taken;
static bool closed;

static void *
takes(void *unused)
{
    pthread_mutex_lock(&lock);
    while (items == 0)
        pthread_cond_wait(&more, &lock);
    items--;
    taken++;
    while (!closed)
        pthread_cond_wait(&closing, &lock);
    pthread_mutex_unlock(&lock);
    return unused;
}

static void *
gives(void *unused)
{
    for (int i = 0; i < 2; i++) {
        pthread_mutex_lock(&lock);
        items++;
        pthread_cond_signal(&more);
        pthread_mutex_unlock(&lock);
    }
    pthread_mutex_lock(&lock);
    closed = true;
    pthread_cond_broadcast(&closing);
    pthread_mutex_unlock(&lock);
    return unused;
}

static void *
waits_for_a_while(void *unused)
{
    struct timespec end;
    int error = 0;

    clock_gettime(CLOCK_REALTIME, &end);
    end.tv_sec++;
    pthread_mutex_lock(&lock);
    while (!closed && error == 0)
        error = pthread_cond_timedwait(&closing, &lock, &end);
    assert(error == 0 || error == ETIMEDOUT);
    taken += 0;
    pthread_mutex_unlock(&lock);
    return unused;
}

int
main(void)
{
    RUN(takes, takes, gives, waits_for_a_while);
    assert(items == 0 && taken == 2);
}
