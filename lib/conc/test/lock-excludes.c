/* SPDX-License-Identifier: MIT */
/* Four threads add under one lock: no update is lost. */
#include "claim.h"

#include <conc/lock.h>
#include <conc/thread.h>

#define THREADS 4
#define ROUNDS 5000

static struct lock lock = LOCK_INIT;
static volatile int total;

static void
add(void *arg)
{
    (void)arg;
    for (int i = 0; i < ROUNDS; i++) {
        lock_acquire(&lock);
        total = total + 1;
        lock_release(&lock);
    }
}

int
main(void)
{
    struct thread *t[THREADS];
    for (int i = 0; i < THREADS; i++) {
        t[i] = thread_new(add, NULL);
        CLAIM_EQ(thread_start(t[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        CLAIM_EQ(thread_join(t[i]), 0);
    }
    CLAIM_EQ(total, THREADS * ROUNDS);
    CLAIM(!lock_locked(&lock));
}
