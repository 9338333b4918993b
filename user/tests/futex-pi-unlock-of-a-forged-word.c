/* SPDX-License-Identifier: MIT */
/* Who writes its own number over the owner's of a PI futex for which somebody waits cannot give it away: EINVAL. */
#include "futex_pi.h"

static volatile uint32_t word;

static void *
waiter(void *unused)
{
    (void)unused;
    pi_lock(&word);
    pi_unlock(&word);
    return NULL;
}

static void *
forger(void *unused)
{
    uint32_t real = word;

    (void)unused;
    word = own_tid() | WAITERS;
    CHECK_ERRNO(pi(&word, UNLOCK_PI, NULL), EINVAL);
    word = real;
    return NULL;
}

int
main(void)
{
    pthread_t waits;

    pi_lock(&word);
    waits = start_thread(waiter, NULL);
    while (!(word & WAITERS))
        pause_for(MILLISECOND);
    join(start_thread(forger, NULL));
    pi_unlock(&word);
    join(waits);
    CHECK_EQ(word, 0);
    return 0;
}
