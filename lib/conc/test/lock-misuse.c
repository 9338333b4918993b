/* SPDX-License-Identifier: MIT */
/* Releasing a free lock is -EPERM; any thread may release a plain lock; trying a held one is -EAGAIN. */
#include "claim.h"

#include <conc/lock.h>
#include <conc/thread.h>
#include <errno.h>

static struct lock lock = LOCK_INIT;

static void
release(void *arg)
{
    *(int *)arg = lock_release(&lock);
}

int
main(void)
{
    CLAIM_EQ(lock_release(&lock), -EPERM);
    CLAIM_EQ(lock_try_acquire(&lock), 0);
    CLAIM(lock_locked(&lock));
    CLAIM_EQ(lock_try_acquire(&lock), -EAGAIN);
    int r = 1;
    struct thread *t = thread_new(release, &r);
    CLAIM_EQ(thread_start(t), 0);
    CLAIM_EQ(thread_join(t), 0);
    CLAIM_EQ(r, 0);
    CLAIM(!lock_locked(&lock));
    CLAIM_EQ(lock_release(&lock), -EPERM);
}
