/* SPDX-License-Identifier: MIT */
/* Values cross from two children whole, each child's in order; a bound makes put wait, or give up; errors as in queue.h. */
#include "claim.h"

#include <conc/fqueue.h>
#include <conc/process.h>
#include <errno.h>

#define COUNT 100

static struct fqueue *q;

static int
put_all(void *arg)
{
    for (int i = 0; i < COUNT; i++) {
        CLAIM_EQ(fqueue_put(q, value_list(value_int((intptr_t)arg), value_int(i))), 0);
    }
    return 0;
}

static void
bounds(void)
{
    struct fqueue *two = fqueue_new(2);
    struct value *v;
    int64_t start = conc_now();
    CLAIM(fqueue_empty(two) && !fqueue_full(two));
    CLAIM_EQ(fqueue_get_nowait(two, &v), -EAGAIN);
    CLAIM_EQ(fqueue_get_timeout(two, &v, MILLISECONDS(50)), -ETIMEDOUT);
    CLAIM_TOOK(start, MILLISECONDS(50));
    CLAIM_EQ(fqueue_put(two, value_int(1)), 0);
    CLAIM_EQ(fqueue_put_nowait(two, value_int(2)), 0);
    CLAIM(fqueue_full(two));
    CLAIM_EQ(fqueue_qsize(two), 2);
    CLAIM_EQ(fqueue_put_nowait(two, value_int(3)), -EAGAIN);
    start = conc_now();
    CLAIM_EQ(fqueue_put_timeout(two, value_int(3), MILLISECONDS(50)), -ETIMEDOUT);
    CLAIM_TOOK(start, MILLISECONDS(50));
    for (int i = 1; i <= 2; i++) {
        CLAIM_EQ(fqueue_get(two, &v), 0);
        CLAIM_EQ(value_number(v), i);
        value_free(v);
    }
    CLAIM_EQ(fqueue_join_thread(two), -EBUSY);
    CLAIM_EQ(fqueue_free(two), -EBUSY);
    fqueue_close(two);
    CLAIM_EQ(fqueue_put(two, value_int(4)), -EINVAL);
    CLAIM_EQ(fqueue_get(two, &v), -EINVAL);
    CLAIM_EQ(fqueue_join_thread(two), 0);
    CLAIM_EQ(fqueue_free(two), 0);
}

int
main(void)
{
    int next[2] = { 0, 0 };
    bounds();
    q = fqueue_new(3);
    struct process *p[2];
    for (intptr_t i = 0; i < 2; i++) {
        p[i] = process_new(put_all, (void *)i);
        CLAIM_EQ(process_start(p[i]), 0);
    }
    for (int i = 0; i < 2 * COUNT; i++) {
        struct value *v;
        CLAIM_EQ(i % 2 ? fqueue_get(q, &v) : fqueue_get_timeout(q, &v, SECONDS(60)), 0);
        int64_t from = value_number(value_at(v, 0));
        CLAIM_EQ(value_number(value_at(v, 1)), next[from]++);
        value_free(v);
    }
    for (int i = 0; i < 2; i++) {
        CLAIM_EQ(process_join(p[i]), 0);
    }
    CLAIM(fqueue_empty(q));
    CLAIM_EQ(fqueue_free(q), 0);
}
