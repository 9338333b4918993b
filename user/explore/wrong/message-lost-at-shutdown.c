/* SPDX-License-Identifier: MIT */
/* The worker looks at stop first: what was queued just before is never done. */
#include <assert.h>
#include <pthread.h>
#include <stdbool.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t news = PTHREAD_COND_INITIALIZER;
static bool stop;
static int queued, done;

static void *
work(void *unused)
{
    pthread_mutex_lock(&lock);
    for (;;) {
        while (!stop && queued == 0)
            pthread_cond_wait(&news, &lock);
        if (stop)
            break;
        queued--;
        done++;
    }
    pthread_mutex_unlock(&lock);
    return unused;
}

int
main(void)
{
    pthread_t a;

    pthread_create(&a, NULL, work, NULL);
    pthread_mutex_lock(&lock);
    queued++;
    pthread_cond_signal(&news);
    pthread_mutex_unlock(&lock);
    pthread_mutex_lock(&lock);
    stop = true;
    pthread_cond_signal(&news);
    pthread_mutex_unlock(&lock);
    pthread_join(a, NULL);
    assert(done == 1);
}
