/* SPDX-License-Identifier: MIT */
/* Processes that wait for something, asleep, and stay when they have it. */
#pragma once

#include "asleep.h"

#include <conc/event.h>

/* In shared memory. */
static struct signs {
    struct event ready, got;
} *signs;

/* Who waits says so first. */
static inline void
about_to_wait(void)
{
    event_set(&signs->ready);
}

/* The second only: it is seen to have got it. */
static inline int
stay(void *is_second)
{
    if (is_second) {
        event_set(&signs->got);
    }
    conc_sleep(SECONDS(1000));
    return 0;
}

static inline struct process *
one_who(int (*waits)(void *), void *is_second)
{
    struct process *p = process_new(waits, is_second);
    event_clear(&signs->ready);
    CLAIM_EQ(process_start(p), 0);
    event_wait(&signs->ready);
    until_asleep(p);
    return p;
}

static inline void
end(struct process *p)
{
    CLAIM_EQ(process_kill(p) | process_join(p) | process_free(p), 0);
}
