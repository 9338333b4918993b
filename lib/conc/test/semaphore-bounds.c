/* SPDX-License-Identifier: MIT */
/* Ten threads, three seats: never more than three sit; a bounded semaphore refuses one release too many. */
#include "claim.h"

#include <conc/semaphore.h>
#include <conc/thread.h>
#include <errno.h>
#include <stdatomic.h>

static struct semaphore seats = BOUNDED_SEMAPHORE_INIT(3);
static _Atomic int sitting, most;

static void
sit(void *arg)
{
    (void)arg;
    semaphore_acquire(&seats);
    int now = ++sitting;
    for (int before = most; now > before && !atomic_compare_exchange_weak(&most, &before, now);) {
    }
    while (most < 3) {
        conc_sleep(MILLISECONDS(1));
    }
    conc_sleep(MILLISECONDS(20));
    sitting--;
    CLAIM_EQ(semaphore_release(&seats), 0);
}

int
main(void)
{
    struct thread *t[10];
    for (int i = 0; i < 10; i++) {
        t[i] = thread_new(sit, NULL);
        CLAIM_EQ(thread_start(t[i]), 0);
    }
    for (int i = 0; i < 10; i++) {
        CLAIM_EQ(thread_join(t[i]), 0);
    }
    CLAIM_EQ(most, 3);
    CLAIM_EQ(semaphore_release(&seats), -EINVAL);
    for (int i = 0; i < 3; i++) {
        CLAIM_EQ(semaphore_try_acquire(&seats), 0);
    }
    CLAIM_EQ(semaphore_try_acquire(&seats), -EAGAIN);
    int64_t start = conc_now();
    CLAIM_EQ(semaphore_acquire_timeout(&seats, MILLISECONDS(80)), -ETIMEDOUT);
    CLAIM_TOOK(start, MILLISECONDS(80));
}
