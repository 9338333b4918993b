/* SPDX-License-Identifier: MIT */
/* Two threads pass a token eight hundred times; a single notification lost and they hang. */
#include "claim.h"

#include <conc/condition.h>
#include <conc/thread.h>
#include <stdint.h>

#define ROUNDS 800

static struct lock lock = LOCK_INIT;
static struct condition turned = CONDITION_INIT(&lock);
static intptr_t turn;

static void
play(void *arg)
{
    intptr_t me = (intptr_t)arg;
    for (int i = 0; i < ROUNDS; i++) {
        lock_acquire(&lock);
        while (turn != me) {
            CLAIM_EQ(condition_wait_timeout(&turned, SECONDS(30)), 0);
        }
        turn = !me;
        condition_notify(&turned, 1);
        lock_release(&lock);
    }
}

int
main(void)
{
    struct thread *a = thread_new(play, (void *)0), *b = thread_new(play, (void *)1);
    CLAIM_EQ(thread_start(a), 0);
    CLAIM_EQ(thread_start(b), 0);
    CLAIM_EQ(thread_join(a), 0);
    CLAIM_EQ(thread_join(b), 0);
}
