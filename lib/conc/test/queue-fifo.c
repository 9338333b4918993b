/* SPDX-License-Identifier: MIT */
/* Items come out in the order they went in, through a ring that wraps and through one that grows. */
#include "claim.h"

#include <conc/queue.h>
#include <errno.h>
#include <stdint.h>

static void
put_and_get(struct queue *q, int ahead, bool grow)
{
    intptr_t in = 0, out = 0;
    while (out < 300) {
        while (in < out + ahead) {
            CLAIM_EQ(queue_put_nowait(q, (void *)in++), 0);
        }
        void *item = NULL;
        CLAIM_EQ(queue_get_nowait(q, &item), 0);
        CLAIM_EQ((intptr_t)item, out);
        out++;
        ahead += grow && out % 3 == 0;
    }
}

int
main(void)
{
    struct queue *bounded = queue_new(5), *unbounded = queue_new(0);
    CLAIM(bounded && unbounded);
    put_and_get(bounded, 5, false);
    put_and_get(unbounded, 6, true);
    CLAIM(queue_qsize(unbounded) > 50);
    CLAIM(!queue_full(unbounded));
    queue_free(bounded);
    queue_free(unbounded);
    queue_free(NULL);
}
