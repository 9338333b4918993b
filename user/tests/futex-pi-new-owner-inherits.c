/* SPDX-License-Identifier: MIT */
/* Who gets a PI lock from the one before inherits from those that still wait: it gives another lock back, and with it
 * a higher priority, but a busy thread runs only when the lock has gone on. All on one CPU, where the most urgent runs. */
#include "futex_pi.h"

static volatile uint32_t word, other, bell;
static volatile int first_holds, go, next_done, seen_by_busy = -1;

static void *
first(void *argument)
{
    set_priority(1);
    pi_lock(&word);
    first_holds = 1;
    while (!go)
        pause_for(MILLISECOND);
    pi_unlock(&word);
    return NULL;
}

/* With 5 of its own, 30 while it holds `other`, and 20 by the last one while it holds `word`. */
static void *
next(void *argument)
{
    set_priority(5);
    pi_lock(&other);
    pi_lock(&word);
    bell = 1;
    CHECK_OK(syscall(SYS_futex, &bell, 1 /* wake */, 1, NULL, NULL, 0));
    pi_unlock(&other);
    next_done = 1;
    pi_unlock(&word);
    return NULL;
}

static void *
high(void *argument)
{
    set_priority(30);
    pi_lock(&other);
    pi_unlock(&other);
    return NULL;
}

static void *
last(void *argument)
{
    set_priority(20);
    pi_lock(&word);
    pi_unlock(&word);
    return NULL;
}

static void *
busy(void *argument)
{
    set_priority(10);
    while (!bell)
        syscall(SYS_futex, &bell, 0 /* wait */, 0, NULL, NULL, 0);
    seen_by_busy = next_done;
    return NULL;
}

static void *
nothing(void *argument)
{
    set_priority(0);
    return NULL;
}

/* Returns once all others sleep: it waits for one that runs only then. */
static void
settle(void)
{
    join(start_thread(nothing, NULL));
}

int
main(void)
{
    void *(*const all[])(void *) = { first, next, high, last, busy };
    pthread_t thread[5];

    set_priority(50);
    use_one_cpu();
    for (int i = 0; i < 5; i++) {
        thread[i] = start_thread(all[i], NULL);
        while (!first_holds)
            pause_for(MILLISECOND);
        settle();
    }
    go = 1;
    for (int i = 0; i < 5; i++)
        join(thread[i]);
    CHECK_EQ(seen_by_busy, 1);
    return 0;
}
