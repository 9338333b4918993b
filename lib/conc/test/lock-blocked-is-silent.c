/* SPDX-License-Identifier: MIT */
/* A thread that waits for a lock uses no processor time: it sleeps, it does not look again and again. */
#include "claim.h"

#include <conc/lock.h>
#include <conc/thread.h>
#include <time.h>

static struct lock lock = LOCK_INIT;

static int64_t
cpu_time(void)
{
    struct timespec t;
    CLAIM_EQ(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t), 0);
    return SECONDS(t.tv_sec) + t.tv_nsec;
}

static void
wait_for_lock(void *arg)
{
    (void)arg;
    lock_acquire(&lock);
    lock_release(&lock);
}

int
main(void)
{
    lock_acquire(&lock);
    struct thread *t = thread_new(wait_for_lock, NULL);
    CLAIM_EQ(thread_start(t), 0);
    conc_sleep(MILLISECONDS(20));
    int64_t before = cpu_time();
    conc_sleep(MILLISECONDS(500));
    CLAIM(cpu_time() - before < MILLISECONDS(50));
    lock_release(&lock);
    CLAIM_EQ(thread_join(t), 0);
}
