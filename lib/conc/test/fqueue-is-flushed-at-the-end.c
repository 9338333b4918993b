/* SPDX-License-Identifier: MIT */
/* A process that put more than the socket holds ends when the rest has been read.  One that has cancelled its join ends at once,
 * and what was in its buffer never comes. */
#include "claim.h"

#include <conc/fqueue.h>
#include <conc/process.h>
#include <errno.h>

#define COUNT 40
#define LARGE 20000

static struct fqueue *q;

static int
put_much(void *arg)
{
    static char bytes[LARGE];
    (void)arg;
    for (int i = 0; i < COUNT; i++) {
        CLAIM_EQ(fqueue_put(q, value_bytes(bytes, LARGE)), 0);
    }
    return 0;
}

/* The other process's feeder is in the middle of a value, so this one's has sent nothing. */
static int
put_and_give_up(void *arg)
{
    (void)arg;
    CLAIM_EQ(fqueue_put(q, value_string("lost")), 0);
    fqueue_cancel_join_thread(q);
    return 0;
}

int
main(void)
{
    struct value *v;
    q = fqueue_new(0);
    struct process *much = process_new(put_much, NULL), *loser = process_new(put_and_give_up, NULL);
    CLAIM_EQ(process_start(much), 0);
    while (fqueue_qsize(q) < COUNT) {
        CLAIM_EQ(process_join_timeout(much, MILLISECONDS(5)), -ETIMEDOUT);
    }
    CLAIM_EQ(process_join_timeout(much, MILLISECONDS(50)), -ETIMEDOUT);
    CLAIM_EQ(process_start(loser), 0);
    CLAIM_EQ(process_join(loser), 0);
    CLAIM_EQ(process_join_timeout(much, 0), -EAGAIN);
    for (int i = 0; i < COUNT; i++) {
        CLAIM_EQ(fqueue_get(q, &v), 0);
        CLAIM_EQ(value_kind(v), VALUE_BYTES);
        CLAIM_EQ(v->length, LARGE);
        value_free(v);
    }
    CLAIM_EQ(process_join(much), 0);
    CLAIM_EQ(fqueue_get_nowait(q, &v), -EAGAIN);
    CLAIM_EQ(fqueue_qsize(q), 1);       /* its place is taken for ever */
    CLAIM_EQ(fqueue_free(q), 0);
}
