/* SPDX-License-Identifier: MIT */
/* FUTEX_WAKE wakes no more waiters than asked for and says how many it woke; the others sleep on. */
#include "futex.h"

#include <pthread.h>
#include <stdatomic.h>

#define WAITERS 5

static volatile uint32_t word;
static atomic_int awake;

static void *
waiter(void *argument)
{
    (void)argument;
    CHECK_EQ(futex(&word, WAIT | PRIVATE_FLAG, 0, NULL), 0);
    atomic_fetch_add(&awake, 1);
    return NULL;
}

/* Wakes until that many have been woken: a waiter may not be asleep yet. */
static void
wake(int wanted)
{
    int woken = 0;

    while (woken < wanted) {
        long n = futex(&word, WAKE | PRIVATE_FLAG, (uint32_t)(wanted - woken), NULL);

        CHECK(n >= 0 && n <= wanted - woken);
        woken += (int)n;
        pause_for(MILLISECOND);
    }
}

int
main(void)
{
    pthread_t thread[WAITERS];

    CHECK_EQ(futex(&word, WAKE, 1, NULL), 0);
    for (int i = 0; i < WAITERS; i++)
        CHECK_EQ(pthread_create(&thread[i], NULL, waiter, NULL), 0);
    wake(2);
    pause_for(20 * MILLISECOND);
    CHECK_EQ(awake, 2);
    wake(3);
    for (int i = 0; i < WAITERS; i++)
        pthread_join(thread[i], NULL);
    CHECK_EQ(awake, WAITERS);
    CHECK_EQ(futex(&word, WAKE | PRIVATE_FLAG, 100, NULL), 0);
    return 0;
}
