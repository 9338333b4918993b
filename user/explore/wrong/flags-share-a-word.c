/* SPDX-License-Identifier: MIT */
/* Each bit has its lock, but both are in one word, which is written whole. */
#include <assert.h>
#include <pthread.h>

static struct {
    unsigned ready : 1, full : 1;
} flags;
static pthread_mutex_t ready_lock = PTHREAD_MUTEX_INITIALIZER, full_lock = PTHREAD_MUTEX_INITIALIZER;

static void *
set_ready(void *unused)
{
    pthread_mutex_lock(&ready_lock);
    flags.ready = 1;
    pthread_mutex_unlock(&ready_lock);
    return unused;
}

static void *
set_full(void *unused)
{
    pthread_mutex_lock(&full_lock);
    flags.full = 1;
    pthread_mutex_unlock(&full_lock);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, set_ready, NULL);
    pthread_create(&b, NULL, set_full, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(flags.ready && flags.full);
}
