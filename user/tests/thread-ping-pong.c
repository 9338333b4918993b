/* SPDX-License-Identifier: MIT */
/* Two threads take turns five thousand times, through a mutex and a condition variable. */
#include "check.h"

#include <pthread.h>

#define ROUNDS 5000

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int turn;
static int played[2];

static void *
play(void *argument)
{
    int me = (int)(long)argument;

    for (int i = 0; i < ROUNDS; i++) {
        pthread_mutex_lock(&mutex);
        while (turn != me)
            pthread_cond_wait(&changed, &mutex);
        CHECK_EQ(played[me], i);
        CHECK_EQ(played[!me], me == 0 ? i : i + 1);
        played[me]++;
        turn = !me;
        pthread_cond_signal(&changed);
        pthread_mutex_unlock(&mutex);
    }
    return NULL;
}

int
main(void)
{
    pthread_t thread;

    CHECK_EQ(pthread_create(&thread, NULL, play, (void *)1L), 0);
    play(NULL);
    CHECK_EQ(pthread_join(thread, NULL), 0);
    CHECK_EQ(played[0] + played[1], 2 * ROUNDS);
    return 0;
}
