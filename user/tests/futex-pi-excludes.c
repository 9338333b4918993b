/* SPDX-License-Identifier: MIT */
/* Four threads of two priorities count under one PI futex, some giving up at a deadline: no count is lost. */
#include "futex_pi.h"

#define ROUNDS 300

static volatile uint32_t word;
static volatile int counter;
static int counted[4];

static void *
count(void *argument)
{
    long me = (long)argument;

    set_priority(me % 2 ? 10 : 0);
    for (int i = 0; i < ROUNDS; i++) {
        struct timespec soon;

        clock_gettime(CLOCK_REALTIME, &soon);
        soon.tv_nsec += 200000;
        soon.tv_sec += soon.tv_nsec / SECOND;
        soon.tv_nsec %= SECOND;
        if (!__sync_bool_compare_and_swap(&word, 0, own_tid()) &&
            pi(&word, LOCK_PI, me == 3 ? &soon : NULL) < 0) {
            CHECK_EQ(errno, ETIMEDOUT);
            continue;
        }
        CHECK_EQ(word & TID_MASK, own_tid());
        int before = counter;
        if (i % 8 == 0)
            sched_yield();
        work(50);
        counter = before + 1;
        counted[me]++;
        pi_unlock(&word);
    }
    return NULL;
}

int
main(void)
{
    pthread_t thread[4];

    for (long i = 0; i < 4; i++)
        thread[i] = start_thread(count, (void *)i);
    for (int i = 0; i < 4; i++)
        join(thread[i]);
    CHECK_EQ(counter, counted[0] + counted[1] + counted[2] + counted[3]);
    CHECK_EQ(counted[0], ROUNDS);
    CHECK_EQ(word & TID_MASK, 0);
    return 0;
}
