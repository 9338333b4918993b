/* SPDX-License-Identifier: MIT */
/* One and a half megabytes are put while nobody reads: put has only handed them over.  In a queue without a feeder the same put waits.
 * A fork in between takes nothing along: each value comes once. */
#include "asleep.h"
#include "claim.h"

#include <conc/fqueue.h>
#include <conc/pqueue.h>
#include <conc/process.h>
#include <conc/thread.h>
#include <errno.h>
#include <string.h>

#define COUNT 30
#define LARGE 50000

static struct fqueue *q;

static int
put_its_own(void *arg)
{
    (void)arg;
    CLAIM_EQ(fqueue_qsize(q), COUNT);
    CLAIM_EQ(fqueue_put(q, value_string("the child's")), 0);
    return 0;
}

/* In the middle of a value, with its turn to send. */
static void
until_the_feeder_sleeps(void)
{
    struct thread *list[2];
    CLAIM_EQ(thread_enumerate(list, 2), 2);
    CLAIM(strcmp(thread_name(list[1]), "QueueFeederThread") == 0);
    while (state_of((pid_t)thread_ident(list[1])) != 'S') {
        conc_sleep(MILLISECONDS(1));
    }
}

int
main(void)
{
    static char bytes[LARGE];
    struct value *v;
    q = fqueue_new(0);
    for (int i = 0; i < COUNT; i++) {
        CLAIM_EQ(fqueue_put(q, value_list(value_int(i), value_bytes(bytes, LARGE))), 0);
    }
    CLAIM_EQ(fqueue_qsize(q), COUNT);
    fqueue_close(q);
    until_the_feeder_sleeps();
    CLAIM_EQ(fqueue_join_thread_timeout(q, MILLISECONDS(30)), -ETIMEDOUT);

    struct process *p = process_new(put_its_own, NULL);
    CLAIM_EQ(process_start(p), 0);
    CLAIM_EQ(process_join_timeout(p, MILLISECONDS(30)), -ETIMEDOUT);    /* it waits for its turn to send */

    struct fqueue *same = q;    /* closed here: the rest is read by another child, to the last of its values */
    pid_t reader = fork();
    if (reader == 0) {
        int next = 0, child = 0;
        while (next + child < COUNT + 1) {
            CLAIM_EQ(fqueue_get(same, &v), 0);
            bool own = value_kind(v) == VALUE_STRING;
            CLAIM(own || value_number(value_at(v, 0)) == next);
            child += own;
            next += !own;
            value_free(v);
        }
        CLAIM_EQ(child, 1);
        _exit(0);
    }
    CLAIM_EQ(fqueue_join_thread(q), 0);
    CLAIM_EQ(process_join(p), 0);

    struct pqueue *plain = pqueue_new(0);
    int r = 0;
    for (int i = 0; i < 100 && r == 0; i++) {
        r = pqueue_put_timeout(plain, bytes, PQUEUE_MESSAGE, MILLISECONDS(10));
    }
    CLAIM_EQ(r, -ETIMEDOUT);
    CLAIM_EQ(pqueue_put_nowait(plain, bytes, PQUEUE_MESSAGE), -EAGAIN);
    unsigned n = pqueue_qsize(plain);
    CLAIM(n > 1 && n < 100);
    for (unsigned i = 0; i < n; i++) {
        CLAIM_EQ(pqueue_get_nowait(plain, bytes, LARGE), PQUEUE_MESSAGE);
    }
}
