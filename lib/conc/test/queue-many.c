/* SPDX-License-Identifier: MIT */
/* Four producers and four consumers over a queue of two: every item arrives once, and nobody is left asleep. */
#include "claim.h"

#include <conc/queue.h>
#include <conc/thread.h>
#include <stdint.h>

#define SIDES 4
#define EACH 200

static struct queue *q;
static _Atomic uint8_t seen[SIDES * EACH];

static void
produce(void *arg)
{
    intptr_t first = (intptr_t)arg * EACH;
    for (intptr_t i = 0; i < EACH; i++) {
        CLAIM_EQ(queue_put(q, (void *)(first + i)), 0);
    }
}

static void
consume(void *arg)
{
    (void)arg;
    for (int i = 0; i < EACH; i++) {
        void *item;
        CLAIM_EQ(queue_get(q, &item), 0);
        seen[(intptr_t)item]++;
        CLAIM_EQ(queue_task_done(q), 0);
    }
}

int
main(void)
{
    struct thread *t[2 * SIDES];
    q = queue_new(2);
    for (intptr_t i = 0; i < SIDES; i++) {
        t[i] = thread_new(produce, (void *)i);
        t[SIDES + i] = thread_new(consume, NULL);
        CLAIM_EQ(thread_start(t[i]), 0);
        CLAIM_EQ(thread_start(t[SIDES + i]), 0);
    }
    for (int i = 0; i < 2 * SIDES; i++) {
        CLAIM_EQ(thread_join_timeout(t[i], SECONDS(50)), 0);
    }
    for (int i = 0; i < SIDES * EACH; i++) {
        CLAIM_EQ(seen[i], 1);
    }
    queue_join(q);
    CLAIM(queue_empty(q));
}
