/* SPDX-License-Identifier: MIT */
/* Two join a third, another asks and gives up: what it did is seen by who joined; one that is forgotten ends all the same;
 * what it had may be left if the program ends first. */
#include "threads.h"

#include <conc/thread.h>
#include <sched.h>
#include <stdatomic.h>

static struct thread *thread;
static int done;        /* by the thread, read after its end */
static atomic_int forgotten;

static void
work(void *unused)
{
    (void)unused;
    done++;
}

static void
pass_by(void *unused)
{
    (void)unused;
    forgotten++;
}

static void *
join(void *unused)
{
    assert(thread_join(thread) == 0 && !thread_is_alive(thread));
    assert(done == 1);
    return unused;
}

static void *
give_up(void *unused)
{
    if (thread_join_timeout(thread, 1) == 0)
        assert(done == 1);
    return unused;
}

static void *
start_and_forget(void *unused)
{
    struct thread *t = thread_new(pass_by, NULL);

    assert(thread_start(t) == 0);
    thread_forget(t);
    return unused;
}

int
main(void)
{
    thread = thread_new(work, NULL);
    assert(thread_join(thread) < 0 && thread_start(thread) == 0);
    RUN(join, join, give_up, start_and_forget);
    assert(thread_free(thread) == 0);
    while (thread_active_count() > 1)
        sched_yield();
    assert(forgotten == 1);
}
