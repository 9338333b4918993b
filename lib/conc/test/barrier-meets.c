/* SPDX-License-Identifier: MIT */
/* Three threads, five rounds: nobody is a round ahead; a barrier that one gives up on is broken for all. */
#include "claim.h"

#include <conc/barrier.h>
#include <conc/thread.h>
#include <errno.h>

static struct barrier barrier;
static _Atomic int round_of[3];

static void
walk(void *arg)
{
    int me = (int)(long)arg;
    for (int i = 0; i < 5; i++) {
        round_of[me] = i;
        CLAIM(barrier_wait(&barrier) >= 0);
        for (int other = 0; other < 3; other++) {
            CLAIM(round_of[other] >= i);
        }
    }
}

int
main(void)
{
    struct thread *t[3];
    barrier_init(&barrier, 3);
    for (long i = 0; i < 3; i++) {
        t[i] = thread_new(walk, (void *)i);
        CLAIM_EQ(thread_start(t[i]), 0);
    }
    for (int i = 0; i < 3; i++) {
        CLAIM_EQ(thread_join(t[i]), 0);
    }
    CLAIM_EQ(barrier_wait_timeout(&barrier, MILLISECONDS(30)), -ETIMEDOUT);
    CLAIM_EQ(barrier_wait(&barrier), -EPIPE);
}
