/* SPDX-License-Identifier: MIT */
/* Three putters and three sleeping getters: every item comes once, each putter's in its order, through several blocks
 * of nodes; a get that times out or may not wait says so. */
#include "claim.h"

#include <conc/simple_queue.h>
#include <conc/thread.h>
#include <errno.h>
#include <stdint.h>

#define SIDES 3
#define EACH 300

static struct simple_queue *q;
static _Atomic uint8_t seen[SIDES * EACH];

static void
produce(void *arg)
{
    for (intptr_t i = 0; i < EACH; i++) {
        CLAIM_EQ(simple_queue_put(q, (void *)((intptr_t)arg * EACH + i)), 0);
    }
}

static void
consume(void *arg)
{
    intptr_t last[SIDES] = { -1, -1, -1 };
    void *item;
    (void)arg;
    for (int i = 0; i < EACH; i++) {
        CLAIM_EQ(simple_queue_get(q, &item), 0);
        intptr_t n = (intptr_t)item;
        seen[n]++;
        CLAIM(n > last[n / EACH]);
        last[n / EACH] = n;
    }
}

int
main(void)
{
    struct thread *t[2 * SIDES];
    void *item = &item;
    q = simple_queue_new();
    CLAIM_EQ(simple_queue_get_nowait(q, &item), -EAGAIN);
    int64_t start = conc_now();
    CLAIM_EQ(simple_queue_get_timeout(q, &item, MILLISECONDS(60)), -ETIMEDOUT);
    CLAIM_TOOK(start, MILLISECONDS(60));
    CLAIM(item == &item);
    for (intptr_t i = 0; i < SIDES; i++) {
        t[i] = thread_new(consume, NULL);
        t[SIDES + i] = thread_new(produce, (void *)i);
    }
    for (int i = 0; i < 2 * SIDES; i++) {
        CLAIM_EQ(thread_start(t[i]), 0);
    }
    for (int i = 0; i < 2 * SIDES; i++) {
        CLAIM_EQ(thread_join_timeout(t[i], SECONDS(50)), 0);
    }
    for (int i = 0; i < SIDES * EACH; i++) {
        CLAIM_EQ(seen[i], 1);
    }
    CLAIM(simple_queue_empty(q));
    simple_queue_free(q);
    simple_queue_free(NULL);
}
