/* SPDX-License-Identifier: MIT */
/* A timer calls its function once, after its interval, in a thread of its own; cancelled before or after the start it
 * does not and ends at once; it may not start twice. */
#include "claim.h"

#include <conc/timer.h>
#include <errno.h>

static int calls;
static uint32_t caller;

static void
count(void *arg)
{
    CLAIM(arg == &calls);
    calls++;
    caller = thread_ident(thread_current());
}

int
main(void)
{
    struct timer *fires = timer_new(MILLISECONDS(60), count, &calls), *cancelled = timer_new(SECONDS(1000), count, &calls);
    CLAIM(strcmp(thread_name(timer_thread(fires)), "Thread-1") == 0);
    CLAIM_EQ(timer_join(fires), -EINVAL);
    int64_t start = conc_now();
    CLAIM_EQ(timer_start(fires), 0);
    CLAIM_EQ(timer_start(fires), -EINVAL);
    CLAIM_EQ(timer_join(fires), 0);
    CLAIM_TOOK(start, MILLISECONDS(60));
    CLAIM_EQ(calls, 1);
    CLAIM(caller == thread_ident(timer_thread(fires)) && caller != thread_ident(thread_main()));
    timer_cancel(fires);

    CLAIM_EQ(timer_start(cancelled), 0);
    CLAIM_EQ(timer_join_timeout(cancelled, MILLISECONDS(20)), -ETIMEDOUT);
    CLAIM(timer_is_alive(cancelled));
    CLAIM_EQ(timer_free(cancelled), -EBUSY);
    timer_cancel(cancelled);
    CLAIM_EQ(timer_join(cancelled), 0);

    struct timer *never = timer_new(0, count, &calls), *at_once = timer_new(0, count, &calls);
    timer_cancel(never);
    CLAIM_EQ(timer_start(never), 0);
    CLAIM_EQ(timer_join(never), 0);
    CLAIM_EQ(calls, 1);
    CLAIM_EQ(timer_start(at_once), 0);
    CLAIM_EQ(timer_join(at_once), 0);
    CLAIM_EQ(calls, 2);
    CLAIM_EQ(timer_free(fires) | timer_free(cancelled) | timer_free(never) | timer_free(at_once), 0);
}
