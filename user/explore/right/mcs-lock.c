/* SPDX-License-Identifier: MIT */
/* A queue lock: each waits at a flag of its own (Mellor-Crummey, Scott). */
#include <assert.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>

struct waiter {
    _Atomic(struct waiter *) next;
    atomic_bool waits;
};

static _Atomic(struct waiter *) last;
static int counter;

static void
lock(struct waiter *me)
{
    me->next = NULL;
    me->waits = true;
    struct waiter *before = atomic_exchange(&last, me);
    if (!before)
        return;
    before->next = me;
    while (me->waits)
        sched_yield();
}

static void
unlock(struct waiter *me)
{
    struct waiter *mine = me;

    if (!me->next && atomic_compare_exchange_strong(&last, &mine, NULL))
        return;
    while (!me->next)
        sched_yield();
    me->next->waits = false;
}

static void *
add(void *unused)
{
    struct waiter me;

    lock(&me);
    counter++;
    unlock(&me);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, add, NULL);
    pthread_create(&b, NULL, add, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(counter == 2);
}
