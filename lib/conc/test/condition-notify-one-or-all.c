/* SPDX-License-Identifier: MIT */
/* notify(1) wakes the one that has waited longest, notify_all the rest; with nobody waiting it is forgotten. */
#include "claim.h"

#include <conc/condition.h>
#include <conc/thread.h>
#include <errno.h>
#include <stdint.h>

#define THREADS 4

static struct lock lock = LOCK_INIT;
static struct condition go = CONDITION_INIT(&lock);
static int waiting, woken;
static intptr_t order[THREADS];

static void
wait_once(void *arg)
{
    lock_acquire(&lock);
    waiting++;
    CLAIM_EQ(condition_wait(&go), 0);
    order[woken++] = (intptr_t)arg;
    lock_release(&lock);
}

static int
woken_now(void)
{
    conc_sleep(MILLISECONDS(50));
    lock_acquire(&lock);
    int n = woken;
    lock_release(&lock);
    return n;
}

static void
notify(int n)
{
    lock_acquire(&lock);
    CLAIM_EQ(condition_notify(&go, n), 0);
    lock_release(&lock);
}

int
main(void)
{
    struct thread *t[THREADS];
    notify(1);
    for (intptr_t i = 0; i < THREADS; i++) {
        t[i] = thread_new(wait_once, (void *)i);
        CLAIM_EQ(thread_start(t[i]), 0);
        while (lock_acquire(&lock), waiting <= i) {
            lock_release(&lock);
            conc_sleep(MILLISECONDS(1));
        }
        lock_release(&lock);
    }
    CLAIM_EQ(woken_now(), 0);
    notify(1);
    CLAIM_EQ(woken_now(), 1);
    CLAIM_EQ(order[0], 0);
    notify(INT32_MAX);
    for (int i = 0; i < THREADS; i++) {
        CLAIM_EQ(thread_join_timeout(t[i], SECONDS(10)), 0);
    }
    CLAIM_EQ(woken, THREADS);
    CLAIM_EQ(condition_notify(&go, 1), -EPERM);
    CLAIM_EQ(condition_wait(&go), -EPERM);
}
