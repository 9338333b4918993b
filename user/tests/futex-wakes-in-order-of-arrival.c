/* SPDX-License-Identifier: MIT */
/* Waiters that began to wait one after the other are woken in that order. */
#include "futex.h"

#include <pthread.h>
#include <stdatomic.h>

#define WAITERS 4

static volatile uint32_t word;
static atomic_int awake;
static int order[WAITERS];

static void *
waiter(void *argument)
{
    CHECK_EQ(futex(&word, WAIT | PRIVATE_FLAG, 0, NULL), 0);
    order[atomic_fetch_add(&awake, 1)] = (int)(long)argument;
    return NULL;
}

int
main(void)
{
    pthread_t thread[WAITERS];

    for (long i = 0; i < WAITERS; i++) {
        CHECK_EQ(pthread_create(&thread[i], NULL, waiter, (void *)i), 0);
        pause_for(100 * MILLISECOND);
    }
    for (int i = 0; i < WAITERS; i++) {
        CHECK_EQ(futex(&word, WAKE | PRIVATE_FLAG, 1, NULL), 1);
        while (awake == i)
            pause_for(MILLISECOND);
    }
    for (int i = 0; i < WAITERS; i++) {
        pthread_join(thread[i], NULL);
        CHECK_EQ(order[i], i);
    }
    return 0;
}
