/* SPDX-License-Identifier: MIT */
/* A process puts, gets and reports as fast as it can and is killed at any moment, again and again: the queue goes on, each
 * message in it is whole, and as many are there, and unfinished, as it says. */
#include "claim.h"

#include <conc/pqueue.h>
#include <conc/process.h>
#include <errno.h>

#define ROUNDS 40
#define BOUND 5

static struct pqueue *queue;

/* Of n bytes, which say so. */
static int
put(unsigned n)
{
    unsigned char message[200];
    memset(message, (int)n, n);
    return pqueue_put_nowait(queue, message, n);
}

static int
get(void)
{
    unsigned char message[200];
    ssize_t n = pqueue_get_nowait(queue, message, sizeof message);
    for (ssize_t i = 0; i < n; i++) {
        CLAIM_EQ(message[i], n);
    }
    return n < 0 ? (int)n : 0;
}

static int
works(void *arg)
{
    for (unsigned n = 1;; n = n % 200 + 1) {
        put(n);
        put(n % 7 + 1);
        get();
        if (n % 3 == 0) {
            get();
        }
        pqueue_task_done(queue);
    }
    return arg != NULL;
}

static void
kill_one(int64_t after)
{
    struct process *p = process_new(works, NULL);
    CLAIM_EQ(process_start(p), 0);
    conc_sleep(after);
    CLAIM_EQ(process_kill(p) | process_join(p) | process_free(p), 0);
}

static void
check(void)
{
    unsigned there = pqueue_qsize(queue), more = 0;
    CLAIM(there <= BOUND);
    for (unsigned i = 0; i < there; i++) {
        CLAIM_EQ(get(), 0);
    }
    CLAIM_EQ(get(), -EAGAIN);
    while (pqueue_task_done(queue) == 0) {
        more++;
    }
    CLAIM(more >= there);
    CLAIM_EQ(pqueue_join_timeout(queue, 0), 0);
    for (unsigned i = 0; i < BOUND; i++) {
        CLAIM_EQ(put(i + 1), 0);
    }
    CLAIM_EQ(put(1), -EAGAIN);
    CLAIM_EQ(pqueue_join_timeout(queue, 0), -EAGAIN);
    for (unsigned i = 0; i < BOUND; i++) {
        CLAIM_EQ(get() | pqueue_task_done(queue), 0);
    }
    CLAIM_EQ(pqueue_task_done(queue), -EINVAL);
}

int
main(void)
{
    CLAIM(queue = pqueue_new(BOUND));
    for (int i = 0; i < ROUNDS; i++) {
        kill_one(MICROSECONDS(500) + i * MICROSECONDS(37));
        check();
    }
    pqueue_free(queue);
}
