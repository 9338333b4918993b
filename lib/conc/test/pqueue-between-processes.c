/* SPDX-License-Identifier: MIT */
/* Messages cross from a child whole and in order; a full queue makes it wait; errors as in queue.h. */
#include "claim.h"

#include <conc/pqueue.h>
#include <conc/process.h>
#include <errno.h>
#include <string.h>

#define COUNT 200

static struct pqueue *q;

static int
write_all(void *arg)
{
    (void)arg;
    for (int i = 0; i < COUNT; i++) {
        char text[300];
        memset(text, 'a' + i % 26, sizeof text);
        CLAIM_EQ(pqueue_put(q, text, 1 + (size_t)i), 0);
    }
    return 0;
}

int
main(void)
{
    char text[PQUEUE_MESSAGE + 1];
    q = pqueue_new(3);
    CLAIM(q);
    CLAIM(pqueue_empty(q));
    CLAIM_EQ(pqueue_get_nowait(q, text, sizeof text), -EAGAIN);
    int64_t start = conc_now();
    CLAIM_EQ(pqueue_get_timeout(q, text, sizeof text, MILLISECONDS(50)), -ETIMEDOUT);
    CLAIM_TOOK(start, MILLISECONDS(50));
    CLAIM_EQ(pqueue_put(q, text, sizeof text), -EMSGSIZE);

    struct process *p = process_new(write_all, NULL);
    CLAIM_EQ(process_start(p), 0);
    conc_sleep(MILLISECONDS(100));
    CLAIM_EQ(pqueue_qsize(q), 3);
    CLAIM(pqueue_full(q));
    CLAIM_EQ(pqueue_put_nowait(q, "x", 1), -EAGAIN);
    for (int i = 0; i < COUNT; i++) {
        CLAIM_EQ(pqueue_get(q, text, sizeof text), 1 + i);
        CLAIM(text[0] == 'a' + i % 26 && text[i] == text[0]);
    }
    CLAIM_EQ(process_join(p), 0);
    CLAIM_EQ(pqueue_put(q, "long", 5), 0);
    CLAIM_EQ(pqueue_get(q, text, 2), -EMSGSIZE);
    CLAIM(pqueue_empty(q));
    pqueue_free(q);
}
