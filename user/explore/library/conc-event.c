/* SPDX-License-Identifier: MIT */
/* All who waited go on once it is set, though it is clear again by then; who waits later waits for the next time. */
#include "threads.h"

#include <conc/event.h>

static struct event begun = EVENT_INIT, seen = EVENT_INIT;
static int data;

static void *
wait_for_it(void *unused)
{
    event_wait(&begun);
    assert(data == 1);
    event_set(&seen);
    return unused;
}

static void *
with_a_limit(void *unused)
{
    if (event_wait_timeout(&begun, 1000000) == 0)
        assert(data == 1);
    return unused;
}

static void *
set(void *unused)
{
    data = 1;
    event_set(&begun);
    event_wait(&seen);
    event_clear(&begun);
    assert(!event_is_set(&begun) && event_is_set(&seen));
    event_set(&begun);
    return unused;
}

int
main(void)
{
    RUN(wait_for_it, with_a_limit, wait_for_it, set);
}
