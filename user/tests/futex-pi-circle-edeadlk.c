/* SPDX-License-Identifier: MIT */
/* Two threads want each other's PI futex: the second to ask is refused with EDEADLK, and all goes on. */
#include "futex_pi.h"

static volatile uint32_t a, b;
static volatile int second_holds;

static void *
second(void *argument)
{
    pi_lock(&b);
    second_holds = 1;
    pi_lock(&a);
    pi_unlock(&a);
    pi_unlock(&b);
    return NULL;
}

int
main(void)
{
    pthread_t thread;

    pi_lock(&a);
    thread = start_thread(second, NULL);
    while (!second_holds || !(a & WAITERS))
        pause_for(MILLISECOND);
    pause_for(10 * MILLISECOND);
    CHECK_ERRNO(pi(&b, LOCK_PI, NULL), EDEADLK);
    pi_unlock(&a);
    join(thread);
    CHECK_EQ(a | b, 0);
    return 0;
}
