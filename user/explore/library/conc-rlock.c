/* SPDX-License-Identifier: MIT */
/* The owner may take it again and is alone until it has let go as often; another one may not let go of it. */
#include "threads.h"

#include <conc/rlock.h>
#include <errno.h>

static struct rlock lock = RLOCK_INIT;
static int inside, done;

static void *
nested(void *unused)
{
    assert(rlock_release(&lock) == -EPERM);
    rlock_acquire(&lock);
    assert(inside++ == 0);
    rlock_acquire(&lock);
    assert(rlock_count(&lock) == 2);
    done++;
    assert(rlock_release(&lock) == 0);
    assert(rlock_count(&lock) == 1 && --inside == 0);
    assert(rlock_release(&lock) == 0);
    assert(rlock_count(&lock) == 0);
    return unused;
}

int
main(void)
{
    RUN(nested, nested, nested);
    assert(done == 3);
}
