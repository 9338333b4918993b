/* SPDX-License-Identifier: MIT */
/* The lock is given back a line too early. */
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t done = PTHREAD_COND_INITIALIZER;
static int over, result;

static void *
compute(void *unused)
{
    pthread_mutex_lock(&lock);
    over = 1;
    pthread_cond_signal(&done);
    pthread_mutex_unlock(&lock);
    result = 42; /* should come before the unlock */
    return unused;
}

int
main(void)
{
    pthread_t t;
    int seen;

    pthread_create(&t, NULL, compute, NULL);
    pthread_mutex_lock(&lock);
    while (!over)
        pthread_cond_wait(&done, &lock);
    pthread_mutex_unlock(&lock);
    seen = result;
    pthread_join(t, NULL);
    return seen != 0 && seen != 42;
}
