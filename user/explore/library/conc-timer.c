/* SPDX-License-Identifier: MIT */
/* A timer whose time comes while two cancel it: it fires once or never, and never when a cancel came before its start. */
#include "threads.h"

#include <conc/timer.h>

static struct timer *timer, *dead;
static int fired;       /* by the timer's thread, read after its end */

static void
fire(void *count)
{
    ++*(int *)count;
}

static void *
cancel(void *unused)
{
    timer_cancel(timer);
    return unused;
}

static void *
join(void *unused)
{
    assert(timer_join(timer) == 0 && !timer_is_alive(timer));
    assert(fired <= 1);
    return unused;
}

int
main(void)
{
    int never = 0;

    timer = timer_new(1, fire, &fired);
    dead = timer_new(1, fire, &never);
    timer_cancel(dead);
    assert(timer_start(dead) == 0 && timer_start(timer) == 0 && timer_start(timer) < 0);
    RUN(cancel, cancel, join);
    assert(timer_join(dead) == 0 && never == 0);
    assert(timer_free(timer) == 0 && timer_free(dead) == 0);
}
