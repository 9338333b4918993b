/* SPDX-License-Identifier: MIT */
/* Who computes what is left of his time may come to less than nothing: then it is over, and not for ever; a timer of the past is due
 * at once, also one from before the machine began. */
#include "claim.h"

#include <conc/event.h>
#include <conc/lock.h>
#include <conc/loop.h>
#include <conc/process.h>
#include <conc/queue.h>
#include <errno.h>

#define LATE (-SECONDS(1000000))

static int
stay(void *arg)
{
    event_wait(arg);
    return 0;
}

static void
count(void *n)
{
    *(int *)n += 1;
}

static void
stop(void *loop)
{
    loop_stop(loop);
}

int
main(void)
{
    struct lock lock = LOCK_INIT;
    struct event never = EVENT_INIT;
    void *item;
    lock_acquire(&lock);
    CLAIM_EQ(lock_acquire_timeout(&lock, LATE), -ETIMEDOUT);
    CLAIM_EQ(event_wait_timeout(&never, LATE), -ETIMEDOUT);
    CLAIM_EQ(queue_get_timeout(queue_new(0), &item, LATE), -ETIMEDOUT);

    struct process *p = process_new(stay, &never);
    CLAIM_EQ(process_start(p), 0);
    CLAIM_EQ(process_join_timeout(p, LATE), -ETIMEDOUT);
    process_kill(p);
    CLAIM_EQ(process_join_timeout(p, SECONDS(60)), 0);

    int called = 0;
    struct loop *loop = loop_new();
    CLAIM(loop_call_at(loop, LATE, count, &called));
    CLAIM(loop_call_later(loop, LATE, count, &called));
    CLAIM(loop_call_at(loop, -1, stop, loop));
    CLAIM_EQ(loop_run_forever(loop), 0);
    CLAIM_EQ(called, 2);
    loop_free(loop);
}
