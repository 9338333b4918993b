/* SPDX-License-Identifier: MIT */
/* No more than maxsize items go in; a put sleeps until there is room; full and empty fail with and without a wait. */
#include "claim.h"

#include <conc/queue.h>
#include <conc/thread.h>
#include <errno.h>
#include <stdint.h>

static struct queue *q;
static _Atomic int put_so_far;

static void
put_four(void *arg)
{
    (void)arg;
    for (intptr_t i = 0; i < 4; i++) {
        CLAIM_EQ(queue_put(q, (void *)i), 0);
        put_so_far++;
    }
}

int
main(void)
{
    void *item = &item;
    q = queue_new(3);
    CLAIM(queue_empty(q));
    CLAIM_EQ(queue_get_nowait(q, &item), -EAGAIN);
    CLAIM(item == &item);
    int64_t start = conc_now();
    CLAIM_EQ(queue_get_timeout(q, &item, MILLISECONDS(60)), -ETIMEDOUT);
    CLAIM_TOOK(start, MILLISECONDS(60));

    struct thread *t = thread_new(put_four, NULL);
    CLAIM_EQ(thread_start(t), 0);
    conc_sleep(MILLISECONDS(50));
    CLAIM_EQ(put_so_far, 3);
    CLAIM(queue_full(q));
    CLAIM_EQ(queue_put_nowait(q, NULL), -EAGAIN);
    start = conc_now();
    CLAIM_EQ(queue_put_timeout(q, NULL, MILLISECONDS(60)), -ETIMEDOUT);
    CLAIM_TOOK(start, MILLISECONDS(60));
    CLAIM_EQ(queue_get(q, &item), 0);
    CLAIM_EQ(thread_join_timeout(t, SECONDS(10)), 0);
    CLAIM_EQ(queue_qsize(q), 3);
}
