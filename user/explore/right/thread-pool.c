/* SPDX-License-Identifier: MIT */
/* Two workers, four jobs, then the end: what is queued is done first. */
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
        if (queued == 0)
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
    pthread_t a, b;

    pthread_create(&a, NULL, work, NULL);
    pthread_create(&b, NULL, work, NULL);
    for (int i = 0; i < 4; i++) {
        pthread_mutex_lock(&lock);
        queued++;
        pthread_cond_signal(&news);
        pthread_mutex_unlock(&lock);
    }
    pthread_mutex_lock(&lock);
    stop = true;
    pthread_cond_broadcast(&news);
    pthread_mutex_unlock(&lock);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(done == 4);
}
