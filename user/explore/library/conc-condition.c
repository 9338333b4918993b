/* SPDX-License-Identifier: MIT */
/* Each notification wakes one who waits, none is lost, and one who gave up has not swallowed it. */
#include "threads.h"

#include <conc/condition.h>
#include <errno.h>

static struct lock lock = LOCK_INIT;
static struct condition news = CONDITION_INIT(&lock);
static int items, taken;

static void *
take(void *unused)
{
    lock_acquire(&lock);
    while (items == 0)
        assert(condition_wait(&news) == 0);
    items--;
    taken++;
    lock_release(&lock);
    return unused;
}

static void *
take_or_give_up(void *unused)
{
    lock_acquire(&lock);
    if (items == 0 && condition_wait_timeout(&news, 1000000) == 0 && items == 0)
        condition_notify(&news, 1); /* somebody was faster */
    if (items > 0) {
        items--;
        taken++;
        if (items > 0)
            condition_notify(&news, 1);
    }
    lock_release(&lock);
    return unused;
}

static void *
give(void *unused)
{
    for (int i = 0; i < 3; i++) {
        lock_acquire(&lock);
        items++;
        condition_notify(&news, 1);
        lock_release(&lock);
    }
    return unused;
}

int
main(void)
{
    RUN(take, take_or_give_up, take, give);
    assert(items + taken == 3 && taken >= 2);
}
