/* SPDX-License-Identifier: MIT */
/* Two tasks and one that is cancelled some time take a lock, twice each: one at a time is inside, in the order of asking, and at
 * last it is free. */
#include "tasks.h"

#include <conc/alock.h>
#include <conc/async.h>

static struct alock lock;
static int inside, asked, last;

static int
use(void *unused, void **value)
{
    int r = 0;

    (void)unused;
    (void)value;
    for (int i = 0; i < 2 && r == 0; i++) {
        int turn = ++asked;

        r = alock_acquire(&lock);
        if (r < 0)
            return r;
        assert(inside++ == 0 && turn > last);
        last = turn;
        r = async_sleep(0);
        inside--;
        assert(alock_release(&lock) == 0);
    }
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
    assert(!alock_locked(&lock) && alock_release(&lock) == -EPERM && !lock.waiters.first);
    free_tasks();
}
