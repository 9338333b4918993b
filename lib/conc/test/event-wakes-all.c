/* SPDX-License-Identifier: MIT */
/* A set wakes all waiters, even when a clear follows at once; waiting for a clear one times out. */
#include "claim.h"

#include <conc/event.h>
#include <conc/thread.h>
#include <errno.h>

static struct event event = EVENT_INIT;

static void
wait_for_it(void *arg)
{
    *(int *)arg = event_wait_timeout(&event, SECONDS(20));
}

int
main(void)
{
    struct thread *t[3];
    int r[3] = { 1, 1, 1 };
    for (int i = 0; i < 3; i++) {
        t[i] = thread_new(wait_for_it, &r[i]);
        CLAIM_EQ(thread_start(t[i]), 0);
    }
    conc_sleep(MILLISECONDS(100));
    event_set(&event);
    event_clear(&event);
    for (int i = 0; i < 3; i++) {
        CLAIM_EQ(thread_join(t[i]), 0);
        CLAIM_EQ(r[i], 0);
    }
    CLAIM(!event_is_set(&event));
    CLAIM_EQ(event_wait_timeout(&event, MILLISECONDS(30)), -ETIMEDOUT);
    CLAIM_EQ(event_wait_timeout(&event, 0), -EAGAIN);
    event_set(&event);
    event_wait(&event);
}
