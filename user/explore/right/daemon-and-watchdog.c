/* SPDX-License-Identifier: MIT */
/* A watchdog whose time is over looks under the lock whether the daemon has got on, before it complains. */
#include <assert.h>
#include <pthread.h>
#include <stdbool.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t news = PTHREAD_COND_INITIALIZER;
static bool ended;
static int rounds, complaints;

static void *
watch(void *unused)
{
    int seen = 0;

    pthread_mutex_lock(&lock);
    while (!ended) {
        struct timespec until;

        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_sec++;
        if (pthread_cond_timedwait(&news, &lock, &until) != 0 && !ended && rounds == seen)
            complaints++;
        seen = rounds;
    }
    pthread_mutex_unlock(&lock);
    return unused;
}

static void *
serve(void *unused)
{
    for (int i = 0; i < 3; i++) {
        pthread_mutex_lock(&lock);
        rounds++;
        ended = i == 2;
        pthread_cond_signal(&news);
        pthread_mutex_unlock(&lock);
    }
    return unused;
}

int
main(void)
{
    pthread_t daemon, watchdog;

    pthread_create(&watchdog, NULL, watch, NULL);
    pthread_create(&daemon, NULL, serve, NULL);
    pthread_join(daemon, NULL);
    pthread_join(watchdog, NULL);
    assert(rounds == 3 && complaints >= 0);
}
