/* SPDX-License-Identifier: MIT */
/*
 * Barrier: a count and a round number.  Contracts in barrier.h.
 *
 * A sleeper waits for the round to change, not for `here` to be full: a fast thread may already be back in the next
 * round and have counted itself there before a slow one of this round has looked.
 */
#include <conc/barrier.h>

#include <errno.h>

void
barrier_init(struct barrier *b, uint32_t parties)
{
    lock_init(&b->lock);
    condition_init(&b->all_here, &b->lock);
    b->parties = parties;
    b->here = b->round = 0;
    b->broken = false;
}

/* Lock held.  Sleep until this round is over; whoever loses patience breaks it. */
static int
wait_for_round(struct barrier *b, uint32_t round, int64_t deadline)
{
    while (b->round == round && !b->broken) {
        if (condition_wait_timeout(&b->all_here, conc_left(deadline)) < 0 && b->round == round && !b->broken) {
            b->broken = true;
            condition_notify_all(&b->all_here);
            return -ETIMEDOUT;
        }
    }
    return b->round != round ? 0 : -EPIPE;
}

int
barrier_wait_timeout(struct barrier *b, int64_t timeout)
{
    int64_t deadline = conc_deadline(timeout);
    lock_acquire(&b->lock);
    int place = (int)b->here++;
    int r = b->broken ? -EPIPE : 0;
    if (r == 0 && b->here == b->parties) {
        b->here = 0;
        b->round++;
        condition_notify_all(&b->all_here);
    } else if (r == 0) {
        r = wait_for_round(b, b->round, deadline);
    }
    lock_release(&b->lock);
    return r < 0 ? r : place;
}

int
barrier_wait(struct barrier *b)
{
    return barrier_wait_timeout(b, TIMEOUT_FOREVER);
}

void
barrier_reset(struct barrier *b)
{
    lock_acquire(&b->lock);
    b->here = 0;
    b->broken = false;
    lock_release(&b->lock);
}
