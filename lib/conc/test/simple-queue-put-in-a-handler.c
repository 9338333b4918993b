/* SPDX-License-Identifier: MIT */
/* A signal handler puts into the queue whose put and get it interrupts, anywhere: nothing hangs, every item comes once. */
#include "claim.h"

#include <conc/simple_queue.h>
#include <conc/thread.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>

#define SIGNALS 300
#define HANDLED (INTPTR_MAX / 2)      /* larger than any number that main comes to */

static struct simple_queue *q;
static pthread_t main_pthread;
static volatile sig_atomic_t handled;

static void
put_one(int signo)
{
    (void)signo;
    CLAIM_EQ(simple_queue_put(q, (void *)(intptr_t)(HANDLED + handled)), 0);
    handled++;
}

static void
interrupt(void *arg)
{
    (void)arg;
    for (int i = 0; i < SIGNALS; i++) {
        while (handled < i) {
            conc_sleep(MICROSECONDS(20));
        }
        CLAIM_EQ(pthread_kill(main_pthread, SIGUSR1), 0);
    }
}

int
main(void)
{
    struct sigaction action = { .sa_handler = put_one };
    intptr_t in = 0, out = 0, from_handler = HANDLED;
    void *item;
    q = simple_queue_new();
    main_pthread = pthread_self();
    CLAIM_EQ(sigaction(SIGUSR1, &action, NULL), 0);
    struct thread *t = thread_new(interrupt, NULL);
    CLAIM_EQ(thread_start(t), 0);
    while (from_handler < HANDLED + SIGNALS || out < in) {
        while (from_handler < HANDLED + SIGNALS && in < out + 3) {
            CLAIM_EQ(simple_queue_put(q, (void *)in++), 0);
        }
        CLAIM_EQ(simple_queue_get(q, &item), 0);
        intptr_t *expected = (intptr_t)item >= HANDLED ? &from_handler : &out;
        CLAIM_EQ((intptr_t)item, *expected);
        ++*expected;
    }
    CLAIM_EQ(thread_join(t), 0);
    CLAIM_EQ(simple_queue_get_nowait(q, &item), -EAGAIN);
    simple_queue_free(q);
}
