/* SPDX-License-Identifier: MIT */
/* What happened on Mars: low holds a lock that high wants, and medium, which wants nothing, keeps low from running.
 * With inheritance low finishes first: high gets the lock before medium has done its work. All on one CPU. */
#include "futex_pi.h"

static volatile uint32_t word;
static volatile int low_holds, high_wants, medium_done, medium_when_high_got_it = -1;

static void *
low(void *argument)
{
    set_priority(10);
    pi_lock(&word);
    low_holds = 1;
    while (!high_wants)
        pause_for(MILLISECOND);
    work(1000000);
    pi_unlock(&word);
    return NULL;
}

static void *
medium(void *argument)
{
    set_priority(20);
    while (!high_wants)
        pause_for(MILLISECOND);
    work(30000000);
    medium_done = 1;
    return NULL;
}

static void *
high(void *argument)
{
    set_priority(30);
    high_wants = 1;
    pi_lock(&word);
    medium_when_high_got_it = medium_done;
    pi_unlock(&word);
    return NULL;
}

int
main(void)
{
    pthread_t thread[3];

    set_priority(50);
    use_one_cpu();
    thread[0] = start_thread(low, NULL);
    while (!low_holds)
        pause_for(MILLISECOND);
    thread[1] = start_thread(medium, NULL);
    pause_for(5 * MILLISECOND);
    thread[2] = start_thread(high, NULL);
    for (int i = 0; i < 3; i++)
        join(thread[i]);
    CHECK_EQ(medium_when_high_got_it, 0);
    CHECK(medium_done);
    return 0;
}
