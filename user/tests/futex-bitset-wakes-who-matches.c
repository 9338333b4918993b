/* SPDX-License-Identifier: MIT */
/* WAKE_BITSET wakes only waiters that share a bit with it; a plain WAKE shares one with all; no bit is EINVAL. */
#include "futex.h"

#include <pthread.h>
#include <stdatomic.h>

static volatile uint32_t word;
static atomic_uint awake;

static void *
waiter(void *bits)
{
    CHECK_EQ(futex_more(&word, WAIT_BITSET, 0, 0, NULL, (uint32_t)(long)bits), 0);
    awake |= (uint32_t)(long)bits;
    return NULL;
}

int
main(void)
{
    static const uint32_t bits[] = { 1, 2, 4, 8 };
    pthread_t thread[4];

    for (int i = 0; i < 4; i++)
        CHECK_EQ(pthread_create(&thread[i], NULL, waiter, (void *)(long)bits[i]), 0);
    await_waiters(&word, 4);
    CHECK_ERRNO(futex_more(&word, WAKE_BITSET, 1, 0, NULL, 0), EINVAL);
    CHECK_ERRNO(futex_more(&word, WAIT_BITSET, 0, 0, NULL, 0), EINVAL);
    CHECK_EQ(futex_more(&word, WAKE_BITSET, INT_MAX, 0, NULL, 16), 0);
    CHECK_EQ(futex_more(&word, WAKE_BITSET, INT_MAX, 0, NULL, 2 | 4), 2);
    while (awake != (2 | 4))
        pause_for(MILLISECOND);
    CHECK_EQ(futex_more(&word, WAKE_BITSET, 1, 0, NULL, ANY_BIT), 1);
    CHECK_EQ(futex(&word, WAKE, INT_MAX, NULL), 1);
    for (int i = 0; i < 4; i++)
        pthread_join(thread[i], NULL);
    CHECK_EQ(awake, 15);
    return 0;
}
