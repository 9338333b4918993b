/* SPDX-License-Identifier: MIT */
/* A timed wait ends after its time with the lock held again, and leaves no waiter behind. */
#include "claim.h"

#include <conc/condition.h>
#include <errno.h>

static struct lock lock = LOCK_INIT;
static struct condition never = CONDITION_INIT(&lock);

static bool
false_for_ever(void *arg)
{
    ++*(int *)arg;
    return false;
}

int
main(void)
{
    int asked = 0;
    lock_acquire(&lock);
    int64_t start = conc_now();
    CLAIM_EQ(condition_wait_timeout(&never, MILLISECONDS(100)), -ETIMEDOUT);
    CLAIM_TOOK(start, MILLISECONDS(100));
    CLAIM(lock_locked(&lock));
    CLAIM(never.first == NULL && never.last == NULL);
    start = conc_now();
    CLAIM_EQ(condition_wait_for(&never, false_for_ever, &asked, MILLISECONDS(100)), -ETIMEDOUT);
    CLAIM_TOOK(start, MILLISECONDS(100));
    CLAIM(asked >= 2 && asked < 10);
    CLAIM_EQ(condition_wait_timeout(&never, 0), -EAGAIN);
    CLAIM_EQ(lock_release(&lock), 0);
}
