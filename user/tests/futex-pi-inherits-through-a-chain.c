/* SPDX-License-Identifier: MIT */
/* high waits for C, held by c, who waits for B, held by b, who waits for A, held by a, the least urgent: all of them
 * must run before medium. When high goes away, by its deadline, so does what it lent. All on one CPU. */
#include "futex_pi.h"

#define LINKS 3

static volatile uint32_t lock[LINKS];
static volatile int holding, go, medium_done, medium_when_high_got_it = -1;

static void *
link_of_chain(void *argument)
{
    long me = (long)argument;

    set_priority(10 + (int)me);
    pi_lock(&lock[me]);
    holding++;
    if (me > 0)
        pi_lock(&lock[me - 1]);
    while (me == 0 && !go)
        pause_for(MILLISECOND);
    work(300000);
    if (me > 0)
        pi_unlock(&lock[me - 1]);
    pi_unlock(&lock[me]);
    return NULL;
}

static void *
medium(void *argument)
{
    set_priority(20);
    while (!go)
        pause_for(MILLISECOND);
    work(30000000);
    medium_done = 1;
    return NULL;
}

static void *
high(void *argument)
{
    set_priority(30);
    go = 1;
    pi_lock(&lock[LINKS - 1]);
    medium_when_high_got_it = medium_done;
    pi_unlock(&lock[LINKS - 1]);
    return NULL;
}

int
main(void)
{
    pthread_t thread[LINKS + 2];

    set_priority(50);
    use_one_cpu();
    for (long i = 0; i < LINKS; i++) {
        thread[i] = start_thread(link_of_chain, (void *)i);
        while (holding <= i)
            pause_for(MILLISECOND);
        pause_for(10 * MILLISECOND);
    }
    thread[LINKS] = start_thread(medium, NULL);
    pause_for(5 * MILLISECOND);
    thread[LINKS + 1] = start_thread(high, NULL);
    for (int i = 0; i < LINKS + 2; i++)
        join(thread[i]);
    CHECK_EQ(medium_when_high_got_it, 0);
    return 0;
}
