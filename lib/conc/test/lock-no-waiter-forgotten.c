/* SPDX-License-Identifier: MIT */
/* Three threads sleep on a held lock; one release lets all of them through, one after another. */
#include "claim.h"

#include <conc/lock.h>
#include <conc/thread.h>

static struct lock lock = LOCK_INIT;
static int through;

static void
pass(void *arg)
{
    (void)arg;
    lock_acquire(&lock);
    through++;
    lock_release(&lock);
}

int
main(void)
{
    struct thread *t[3];
    lock_acquire(&lock);
    for (int i = 0; i < 3; i++) {
        t[i] = thread_new(pass, NULL);
        CLAIM_EQ(thread_start(t[i]), 0);
    }
    conc_sleep(MILLISECONDS(100));
    CLAIM_EQ(through, 0);
    lock_release(&lock);
    for (int i = 0; i < 3; i++) {
        CLAIM_EQ(thread_join_timeout(t[i], SECONDS(10)), 0);
    }
    CLAIM_EQ(through, 3);
}
