/* SPDX-License-Identifier: MIT */
/* join returns after the last task_done, not before; one task_done too many is -EINVAL. */
#include "claim.h"

#include <conc/queue.h>
#include <conc/thread.h>
#include <errno.h>

static struct queue *q;
static _Atomic int done;

static void
work(void *arg)
{
    (void)arg;
    for (int i = 0; i < 3; i++) {
        void *item;
        CLAIM_EQ(queue_get(q, &item), 0);
        conc_sleep(MILLISECONDS(20));
        done++;
        CLAIM_EQ(queue_task_done(q), 0);
    }
}

int
main(void)
{
    q = queue_new(0);
    CLAIM_EQ(queue_join_timeout(q, 0), 0);
    for (int i = 0; i < 3; i++) {
        CLAIM_EQ(queue_put(q, NULL), 0);
    }
    CLAIM_EQ(queue_join_timeout(q, 0), -EAGAIN);
    CLAIM_EQ(queue_join_timeout(q, MILLISECONDS(5)), -ETIMEDOUT);
    struct thread *t = thread_new(work, NULL);
    CLAIM_EQ(thread_start(t), 0);
    queue_join(q);
    CLAIM_EQ(done, 3);
    CLAIM_EQ(queue_task_done(q), -EINVAL);
    CLAIM_EQ(thread_join(t), 0);
}
