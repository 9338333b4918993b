/* SPDX-License-Identifier: MIT */
/* Three threads, five rounds: nobody is a round ahead; a barrier that one gives up on, or aborts, is broken for all; a reset
 * sends away who waits, also where the next round is over before they have looked; the action is called once a round. */
#include "claim.h"

#include <conc/barrier.h>
#include <conc/thread.h>
#include <errno.h>

static struct barrier barrier;
static _Atomic int round_of[3];

static void
walk(void *arg)
{
    int me = (int)(long)arg;
    for (int i = 0; i < 5; i++) {
        round_of[me] = i;
        CLAIM(barrier_wait(&barrier) >= 0);
        for (int other = 0; other < 3; other++) {
            CLAIM(round_of[other] >= i);
        }
    }
}

static void
is_sent_away(void *arg)
{
    (void)arg;
    CLAIM_EQ(barrier_wait(&barrier), -EPIPE);
}

static struct thread *
start_waiting(uint32_t number)
{
    struct thread *t = thread_new(is_sent_away, NULL);
    CLAIM_EQ(thread_start(t), 0);
    while (barrier_n_waiting(&barrier) < number) {
        conc_sleep(MICROSECONDS(100));
    }
    return t;
}

static void
end_two(void (*end)(struct barrier *b))
{
    struct thread *t[2] = { start_waiting(1), start_waiting(2) };
    end(&barrier);
    CLAIM_EQ(barrier_n_waiting(&barrier), 0);
    CLAIM_EQ(thread_join(t[0]) | thread_join(t[1]), 0);
}

/* Nobody has looked since: their round ends by the reset, whatever the next two do. */
static void
reset_and_pass(struct barrier *b)
{
    barrier_reset(b);
    b->parties = 1;
    CLAIM_EQ(barrier_wait(b), 0);
    CLAIM_EQ(barrier_wait(b), 0);
    b->parties = 3;
}

static int
count(void *times)
{
    return ++*(int *)times == 3 ? -EINVAL : 0;
}

int
main(void)
{
    int times = 0;
    struct thread *t[3];
    barrier_init(&barrier, 3);
    for (long i = 0; i < 3; i++) {
        t[i] = thread_new(walk, (void *)i);
        CLAIM_EQ(thread_start(t[i]), 0);
    }
    for (int i = 0; i < 3; i++) {
        CLAIM_EQ(thread_join(t[i]), 0);
    }
    CLAIM_EQ(barrier_wait_timeout(&barrier, MILLISECONDS(30)), -ETIMEDOUT);
    CLAIM_EQ(barrier_wait(&barrier), -EPIPE);
    barrier_reset(&barrier);
    end_two(barrier_abort);
    CLAIM(barrier_broken(&barrier));
    barrier_reset(&barrier);
    CLAIM(!barrier_broken(&barrier));
    end_two(reset_and_pass);
    barrier_init_action(&barrier, 1, count, &times);
    CLAIM_EQ(barrier_wait(&barrier) | barrier_wait(&barrier), 0);
    CLAIM_EQ(barrier_wait(&barrier), -EINVAL);
    CLAIM_EQ(barrier_wait(&barrier), -EPIPE);
    CLAIM_EQ(times, 3);
}
