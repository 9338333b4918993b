/* SPDX-License-Identifier: MIT */
/* Its time may be up at any moment; it looks, and waits again. */
#include <errno.h>
#include <pthread.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t done = PTHREAD_COND_INITIALIZER;
static int ready;

static void *
work(void *unused)
{
    pthread_mutex_lock(&lock);
    ready = 1;
    pthread_cond_signal(&done);
    pthread_mutex_unlock(&lock);
    return unused;
}

int
main(void)
{
    struct timespec until;
    pthread_t a;

    pthread_create(&a, NULL, work, NULL);
    pthread_mutex_lock(&lock);
    while (!ready) {
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_sec++;
        pthread_cond_timedwait(&done, &lock, &until);
    }
    pthread_mutex_unlock(&lock);
    pthread_join(a, NULL);
}
