/* SPDX-License-Identifier: MIT */
/* An RLock is free only after as many releases as acquisitions, and only its owner may release it. */
#include "claim.h"

#include <conc/rlock.h>
#include <conc/thread.h>
#include <errno.h>

static struct rlock lock = RLOCK_INIT;

static void
other(void *arg)
{
    int *r = arg;
    r[0] = rlock_release(&lock);
    r[1] = rlock_try_acquire(&lock);
}

static void
ask_other(int r[2])
{
    struct thread *t = thread_new(other, r);
    CLAIM_EQ(thread_start(t), 0);
    CLAIM_EQ(thread_join(t), 0);
}

int
main(void)
{
    int r[2];
    CLAIM_EQ(rlock_release(&lock), -EPERM);
    rlock_acquire(&lock);
    CLAIM_EQ(rlock_try_acquire(&lock), 0);
    CLAIM_EQ(rlock_count(&lock), 2);
    ask_other(r);
    CLAIM_EQ(r[0], -EPERM);
    CLAIM_EQ(r[1], -EAGAIN);
    CLAIM_EQ(rlock_release(&lock), 0);
    ask_other(r);
    CLAIM_EQ(r[1], -EAGAIN);
    CLAIM_EQ(rlock_release(&lock), 0);
    CLAIM_EQ(rlock_release(&lock), -EPERM);
    ask_other(r);
    CLAIM_EQ(r[0], -EPERM);
    CLAIM_EQ(r[1], 0);
}
