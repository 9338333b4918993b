/* SPDX-License-Identifier: MIT */
/* Three tasks, two of them later, wait for an event that is set some time: none goes on before, and all do then. */
#include "tasks.h"

#include <conc/aevent.h>
#include <conc/async.h>

static struct aevent event;
static int seen;

static int
wait(void *later, void **value)
{
    int r = later ? async_sleep(0) : 0;

    (void)value;
    assert(r == 0 && aevent_wait(&event) == 0 && aevent_is_set(&event));
    seen++;
    return 0;
}

static void
set(void)
{
    assert(seen == 0);
    aevent_set(&event);
}

int
main(void)
{
    loop = loop_new();
    run_tasks(set, (generator_body *[]){ wait, wait, wait }, 3);
    assert(seen == 3);
    free_tasks();
}
