/* SPDX-License-Identifier: MIT */
/* Who is last lets all go by making the count 0; the fast one has counted itself again before the slow one has looked. */
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t passed = PTHREAD_COND_INITIALIZER;
static int arrived;

static void
barrier(void)
{
    pthread_mutex_lock(&lock);
    if (++arrived == 2) {
        arrived = 0;
        pthread_cond_broadcast(&passed);
    }
    while (arrived != 0)
        pthread_cond_wait(&passed, &lock);
    pthread_mutex_unlock(&lock);
}

static void *
work(void *unused)
{
    for (int phase = 0; phase < 2; phase++)
        barrier();
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, work, NULL);
    pthread_create(&b, NULL, work, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
