/* SPDX-License-Identifier: MIT */
/*
 * Barrier: who waits stands in a list, on its own stack.  Contracts in barrier.h.
 *
 * A round ends for all of the list at once and leaves the list empty.  So a fast thread may be back and wait in the next
 * round, or that one be over too, before a slow one has seen how its own has ended: what it looks at is its own.
 */
#include <conc/barrier.h>
#include <conc/guard.h>

#include <errno.h>
#include <stddef.h>

struct barrier_waiter {
    struct barrier_waiter *next;
    bool over;
    int result;                 /* then: 0, or -EPIPE */
};

void
barrier_init(struct barrier *b, uint32_t parties)
{
    barrier_init_action(b, parties, NULL, NULL);
}

void
barrier_init_action(struct barrier *b, uint32_t parties, int (*action)(void *arg), void *arg)
{
    lock_init(&b->lock);
    condition_init(&b->changed, &b->lock);
    b->parties = parties;
    b->action = action;
    b->arg = arg;
    b->here = 0;
    b->waiting = NULL;
    b->broken = false;
}

/* Lock held. */
static void
end_round(struct barrier *b, int result)
{
    for (struct barrier_waiter *w = b->waiting; w; w = w->next) {
        w->over = true;
        w->result = result;
    }
    b->waiting = NULL;
    b->here = 0;
    condition_notify_all(&b->changed);
}

/* Lock held. */
static void
break_it(struct barrier *b)
{
    b->broken = true;
    end_round(b, -EPIPE);
}

/* Lock held.  Sleep until this round is over; whoever loses patience breaks it. */
static int
wait_for_round(struct barrier *b, int64_t deadline)
{
    struct barrier_waiter me = { .next = b->waiting };
    b->waiting = &me;
    while (!me.over) {
        if (condition_wait_timeout(&b->changed, conc_left(deadline)) < 0 && !me.over) {
            break_it(b);
            return -ETIMEDOUT;
        }
    }
    return me.result;
}

/* Lock held.  All are here. */
static int
let_pass(struct barrier *b)
{
    int r = b->action ? b->action(b->arg) : 0;
    if (r < 0) {
        break_it(b);
    } else {
        end_round(b, 0);
    }
    return r;
}

int
barrier_wait_timeout(struct barrier *b, int64_t timeout)
{
    int64_t deadline = conc_deadline(timeout);
    LOCK_GUARD(&b->lock);
    if (b->broken) {
        return -EPIPE;
    }
    int place = (int)b->here++;
    int r = b->here == b->parties ? let_pass(b) : wait_for_round(b, deadline);
    return r < 0 ? r : place;
}

int
barrier_wait(struct barrier *b)
{
    return barrier_wait_timeout(b, TIMEOUT_FOREVER);
}

void
barrier_abort(struct barrier *b)
{
    LOCK_GUARD(&b->lock);
    break_it(b);
}

void
barrier_reset(struct barrier *b)
{
    LOCK_GUARD(&b->lock);
    end_round(b, -EPIPE);
    b->broken = false;
}

uint32_t
barrier_n_waiting(struct barrier *b)
{
    LOCK_GUARD(&b->lock);
    return b->here;
}

bool
barrier_broken(struct barrier *b)
{
    LOCK_GUARD(&b->lock);
    return b->broken;
}
