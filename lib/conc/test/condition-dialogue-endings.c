/* SPDX-License-Identifier: MIT */
/*
 * Two speakers over one condition (lesson S8), the order of their locking forced.  Without a turn the dialogue has two
 * endings, each with whoever is left asleep and nobody to wake it: 1 2 4 3 where the replier waits first, 1 alone
 * where the caller has the lock first.  With a turn and a loop it is 1 2 3 4 in both orders.
 */
#include "claim.h"

#include <conc/condition.h>
#include <conc/guard.h>
#include <conc/thread.h>

static struct lock lock;
static struct condition cond;
static char said[8];            /* [lock] */
static bool with_turn;
static int turn;                /* [lock] */

static void
wait_for_turn(int mine)
{
    while (turn != mine) {
        condition_wait(&cond);
    }
}

static void
say(int n)
{
    said[strlen(said)] = (char)('0' + n);
    turn = n + 1;
    condition_notify(&cond, 1);
}

static void
call(void *arg)
{
    (void)arg;
    LOCK_GUARD(&lock);
    for (int n = 1; n <= 3; n += 2) {
        if (with_turn) {
            wait_for_turn(n);
        }
        say(n);
        if (!with_turn) {
            condition_wait(&cond);
        }
    }
}

static void
reply(void *arg)
{
    (void)arg;
    LOCK_GUARD(&lock);
    if (!with_turn) {
        condition_wait(&cond);
    }
    for (int n = 2; n <= 4; n += 2) {
        if (with_turn) {
            wait_for_turn(n);
        }
        say(n);
    }
}

/* 0, 1, 2 (or more: cannot be). */
static int
sleepers(void)
{
    LOCK_GUARD(&lock);
    return cond.first == NULL ? 0 : cond.first == cond.last ? 1 : 2;
}

static struct thread *
start(void (*speaker)(void *))
{
    struct thread *t = thread_new(speaker, NULL);
    thread_set_daemon(t, true);         /* it may sleep for ever */
    CLAIM_EQ(thread_start(t), 0);
    return t;
}

/* One dialogue; the second speaker starts when the first sleeps.  `left` of them
 * sleep when nobody can go on; those of an earlier play sleep on, unknown to the new condition. */
static void
play(bool turns, bool replier_first, int left)
{
    lock_init(&lock);
    condition_init(&cond, &lock);
    memset(said, 0, sizeof said);
    with_turn = turns;
    turn = 1;
    struct thread *first = start(replier_first ? reply : call);
    while (sleepers() != 1) {
        conc_sleep(MILLISECONDS(1));
    }
    struct thread *second = start(replier_first ? call : reply);
    if (left == 0) {
        CLAIM_EQ(thread_join(second), 0);
    }
    if (left == 0 || replier_first) {
        CLAIM_EQ(thread_join(first), 0);
    }
    while (sleepers() != left) {
        conc_sleep(MILLISECONDS(1));
    }
}

int
main(void)
{
    play(true, true, 0);
    CLAIM(strcmp(said, "1234") == 0);
    play(true, false, 0);
    CLAIM(strcmp(said, "1234") == 0);
    play(false, true, 1);  /* the replier has ended, the caller sleeps */
    CLAIM(strcmp(said, "1243") == 0);
    play(false, false, 2);
    CLAIM(strcmp(said, "1") == 0);
}
