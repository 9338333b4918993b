/* SPDX-License-Identifier: MIT */
/* Five threads wait for a PI futex; it goes to them by priority, equals in order of arrival. */
#include "futex_pi.h"

static const int priority[] = { 10, 30, 20, 30, 0 };
static const int expected[] = { 1, 3, 2, 0, 4 };
static volatile uint32_t word;
static volatile int waiting, order[5], got;

static void *
waiter(void *argument)
{
    int me = (int)(long)argument;

    set_priority(priority[me]);
    waiting++;
    pi_lock(&word);
    order[got++] = me;
    pi_unlock(&word);
    return NULL;
}

int
main(void)
{
    pthread_t thread[5];

    set_priority(50);
    use_one_cpu();
    pi_lock(&word);
    for (long i = 0; i < 5; i++) {
        thread[i] = start_thread(waiter, (void *)i);
        while (waiting <= i)
            pause_for(MILLISECOND);
        pause_for(10 * MILLISECOND); /* it runs on, into its wait */
    }
    pi_unlock(&word);
    for (int i = 0; i < 5; i++)
        join(thread[i]);
    for (int i = 0; i < 5; i++)
        CHECK_EQ(order[i], expected[i]);
    return 0;
}
