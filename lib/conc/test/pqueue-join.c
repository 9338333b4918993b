/* SPDX-License-Identifier: MIT */
/* join of a queue between processes returns when every message has been reported done, wherever that was, and not before; one
 * report too many is an error. */
#include "claim.h"

#include <conc/pqueue.h>
#include <conc/process.h>
#include <conc/shared.h>
#include <errno.h>

static struct pqueue *q;
static int64_t *done;

static int
work(void *arg)
{
    char c;
    (void)arg;
    for (int i = 0; i < 20; i++) {
        CLAIM_EQ(pqueue_get(q, &c, 1), 1);
        rlock_acquire(shared_lock(done));
        *done += 1;
        rlock_release(shared_lock(done));
        CLAIM_EQ(pqueue_task_done(q), 0);
    }
    return 0;
}

int
main(void)
{
    struct process *p[2];
    q = pqueue_new(0);
    done = shared_value(int64_t);
    CLAIM_EQ(pqueue_join_timeout(q, 0), 0);
    CLAIM_EQ(pqueue_task_done(q), -EINVAL);
    for (int i = 0; i < 40; i++) {
        CLAIM_EQ(pqueue_put(q, "x", 1), 0);
    }
    CLAIM_EQ(pqueue_join_timeout(q, 0), -EAGAIN);
    int64_t start = conc_now();
    CLAIM_EQ(pqueue_join_timeout(q, MILLISECONDS(30)), -ETIMEDOUT);
    CLAIM_TOOK(start, MILLISECONDS(30));
    for (int i = 0; i < 2; i++) {
        p[i] = process_new(work, NULL);
        CLAIM_EQ(process_start(p[i]), 0);
    }
    pqueue_join(q);
    CLAIM_EQ(*done, 40);
    CLAIM_EQ(pqueue_task_done(q), -EINVAL);
    for (int i = 0; i < 2; i++) {
        CLAIM_EQ(process_join(p[i]), 0);
    }
    shared_free(done);
    pqueue_free(q);
}
