/* SPDX-License-Identifier: MIT */
/* Put, then empty: a queue without a feeder says no.  One whose feeder is held up says yes, while qsize counts what was put and
 * get_nowait finds nothing; when the feeder goes on everything comes, in order. */
#include "claim.h"

#include <conc/event.h>
#include <conc/fqueue.h>
#include <conc/pqueue.h>
#include <errno.h>

static struct event held = EVENT_INIT, gate = EVENT_INIT;

/* Called in the feeder. */
static void
hold_up(const struct value *lost, const char *why)
{
    (void)lost;
    (void)why;
    event_set(&held);
    event_wait(&gate);
}

int
main(void)
{
    struct pqueue *plain = pqueue_new(3);
    struct fqueue *fed = fqueue_new(3);
    struct value *v;
    for (int i = 0; i < 3; i++) {
        CLAIM_EQ(pqueue_put(plain, &i, sizeof i), 0);
        CLAIM(!pqueue_empty(plain));
    }
    fqueue_on_error(fed, hold_up);
    CLAIM_EQ(fqueue_put(fed, value_opaque(fed, "only to hold the feeder up")), 0);
    event_wait(&held);
    for (int i = 0; i < 3; i++) {
        CLAIM_EQ(fqueue_put(fed, value_int(i)), 0);
    }
    CLAIM(fqueue_empty(fed) && fqueue_full(fed));
    CLAIM_EQ(fqueue_qsize(fed), 3);
    CLAIM_EQ(fqueue_get_nowait(fed, &v), -EAGAIN);
    CLAIM_EQ(fqueue_get_timeout(fed, &v, MILLISECONDS(20)), -ETIMEDOUT);
    fqueue_close(fed);
    CLAIM_EQ(fqueue_join_thread_timeout(fed, MILLISECONDS(20)), -ETIMEDOUT);
    event_set(&gate);
    CLAIM_EQ(fqueue_join_thread(fed), 0);
    CLAIM(!fqueue_empty(fed));
    CLAIM_EQ(fqueue_free(fed), 0);
    pqueue_free(plain);
}
