/* SPDX-License-Identifier: MIT */
/* Threads are numbered as Python's are: one that is given a name where it is made takes no number, nor does one of the library's own;
 * one without a target has no target's name. */
#include "claim.h"

#include <conc/pool.h>
#include <conc/thread.h>

static void
work(void *arg)
{
    (void)arg;
}

static void
is_called(struct thread *t, const char *name)
{
    CLAIM_EQ(strcmp(thread_name(t), name), 0);
    CLAIM_EQ(thread_start(t), 0);
    CLAIM_EQ(thread_join(t), 0);
}

int
main(void)
{
    struct thread *first = thread_new(work, NULL), *named = thread_new(work, NULL);
    thread_set_name(named, "own");
    is_called(thread_new(NULL, NULL), "Thread-2");
    struct pool *pool = pool_new(1);
    pool_terminate(pool);
    pool_join(pool);
    is_called(thread_new(work, NULL), "Thread-3 (work)");
    is_called(named, "own");
    thread_set_name(first, "late");
    is_called(first, "late");
    is_called(thread_new(work, NULL), "Thread-4 (work)");
}
