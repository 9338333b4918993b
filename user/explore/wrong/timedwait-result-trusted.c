/* SPDX-License-Identifier: MIT */
/* A timed wait that ends is taken for the event; the time may have been over. */
#include <assert.h>
#include <pthread.h>
#include <stdbool.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t set = PTHREAD_COND_INITIALIZER;
static bool ready;

static void *
prepare(void *unused)
{
    pthread_mutex_lock(&lock);
    ready = true;
    pthread_cond_signal(&set);
    pthread_mutex_unlock(&lock);
    return unused;
}

int
main(void)
{
    struct timespec until;
    pthread_t thread;

    pthread_create(&thread, NULL, prepare, NULL);
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec++;
    pthread_mutex_lock(&lock);
    if (!ready) {
        pthread_cond_timedwait(&set, &lock, &until);
        assert(ready);
    }
    pthread_mutex_unlock(&lock);
    pthread_join(thread, NULL);
}
