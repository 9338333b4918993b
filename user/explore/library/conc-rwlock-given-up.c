/* SPDX-License-Identifier: MIT */
/* Behind a writer who waits for a reader there is another reader: when the writer gives up, that one gets in. */
#include "threads.h"

#include <conc/event.h>
#include <conc/rwlock.h>
#include <errno.h>

static struct rwlock lock = RWLOCK_INIT(RWLOCK_FAIR);
static struct event both_read = EVENT_INIT;

static void *
read_first(void *unused)
{
    event_wait(&both_read);
    assert(rwlock_release_read(&lock) == 0); /* main has taken it */
    return unused;
}

static void *
write_or_give_up(void *unused)
{
    int r = rwlock_acquire_write_timeout(&lock, 1000000);

    assert(r == -ETIMEDOUT || (r == 0 && rwlock_release_write(&lock) == 0));
    return unused;
}

static void *
read_second(void *unused)
{
    rwlock_acquire_read(&lock);
    event_set(&both_read);
    assert(rwlock_release_read(&lock) == 0);
    return unused;
}

int
main(void)
{
    rwlock_acquire_read(&lock);
    RUN(read_first, write_or_give_up, read_second);
}
