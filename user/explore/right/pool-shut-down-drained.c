/* SPDX-License-Identifier: MIT */
/* Jobs that were accepted are done, later ones are refused; who stops the pool says so under the lock. */
#include <assert.h>
#include <pthread.h>
#include <stdbool.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t news = PTHREAD_COND_INITIALIZER;
static bool stopped;
static int queued, accepted, done;

static bool
submit(void)
{
    pthread_mutex_lock(&lock);
    bool taken = !stopped;
    queued += taken;
    accepted += taken;
    pthread_cond_signal(&news);
    pthread_mutex_unlock(&lock);
    return taken;
}

static void *
work(void *unused)
{
    pthread_mutex_lock(&lock);
    while (queued > 0 || !stopped) {
        if (queued == 0) {
            pthread_cond_wait(&news, &lock);
            continue;
        }
        queued--;
        pthread_mutex_unlock(&lock);
        pthread_mutex_lock(&lock);
        done++;
    }
    pthread_mutex_unlock(&lock);
    return unused;
}

static void *
customer(void *unused)
{
    while (submit())
        continue;
    return unused;
}

int
main(void)
{
    pthread_t workers[2], other;

    for (int i = 0; i < 2; i++)
        pthread_create(&workers[i], NULL, work, NULL);
    pthread_create(&other, NULL, customer, NULL);
    submit();
    pthread_mutex_lock(&lock);
    stopped = true;
    pthread_cond_broadcast(&news);
    pthread_mutex_unlock(&lock);
    for (int i = 0; i < 2; i++)
        pthread_join(workers[i], NULL);
    pthread_join(other, NULL);
    assert(done == accepted && queued == 0);
}
