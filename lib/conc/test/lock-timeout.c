/* SPDX-License-Identifier: MIT */
/* A timed acquire of a held lock gives up after its time, not before, and takes a lock freed in time. */
#include "claim.h"

#include <conc/lock.h>
#include <conc/thread.h>
#include <errno.h>

static struct lock lock = LOCK_INIT;

static void
release_later(void *arg)
{
    (void)arg;
    conc_sleep(MILLISECONDS(50));
    lock_release(&lock);
}

int
main(void)
{
    lock_acquire(&lock);
    int64_t start = conc_now();
    CLAIM_EQ(lock_acquire_timeout(&lock, MILLISECONDS(100)), -ETIMEDOUT);
    CLAIM_TOOK(start, MILLISECONDS(100));
    CLAIM_EQ(lock_acquire_timeout(&lock, 0), -EAGAIN);

    struct thread *t = thread_new(release_later, NULL);
    start = conc_now();
    CLAIM_EQ(thread_start(t), 0);
    CLAIM_EQ(lock_acquire_timeout(&lock, SECONDS(10)), 0);
    CLAIM_TOOK(start, MILLISECONDS(50));
    CLAIM(conc_now() - start < SECONDS(5));
    CLAIM_EQ(lock_release(&lock), 0);
}
