/* SPDX-License-Identifier: MIT */
/* Two tasks and one that is cancelled some time want the only place: one at a time is inside, in the order of asking, and at last
 * the place is free. */
#include "tasks.h"

#include <conc/asemaphore.h>
#include <conc/async.h>

static struct asemaphore place = ASEMAPHORE_INIT(1);
static int inside, asked, last;

static int
use(void *unused, void **value)
{
    int turn = ++asked, r = asemaphore_acquire(&place);

    (void)unused;
    (void)value;
    if (r < 0)
        return r;
    assert(inside++ == 0 && turn > last);
    last = turn;
    r = async_sleep(0);
    inside--;
    asemaphore_release(&place);
    return r;
}

static void
cancel(void)
{
    task_cancel(tasks[1]);
}

int
main(void)
{
    loop = loop_new();
    run_tasks(cancel, (generator_body *[]){ use, use, use }, 3);
    assert(!asemaphore_locked(&place) && place.value == 1);
    free_tasks();
}
