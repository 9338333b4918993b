/* SPDX-License-Identifier: MIT */
/* Two take turns, by a condition and a number. */
#include <assert.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int turn, steps;

static void *
play(void *number)
{
    int me = number != NULL;

    for (int i = 0; i < 2; i++) {
        pthread_mutex_lock(&lock);
        while (turn != me)
            pthread_cond_wait(&changed, &lock);
        assert(steps++ % 2 == me);
        turn = !me;
        pthread_cond_broadcast(&changed);
        pthread_mutex_unlock(&lock);
    }
    return NULL;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, play, NULL);
    pthread_create(&b, NULL, play, &turn);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
