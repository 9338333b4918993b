/* SPDX-License-Identifier: MIT */
/* Looks whether it is free, and then takes it: two see it free. */
#include <assert.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

static atomic_int taken, inside;

static void *
visit(void *unused)
{
    while (taken)
        sched_yield();
    taken = 1;
    assert(inside++ == 0);
    inside--;
    taken = 0;
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, visit, NULL);
    pthread_create(&b, NULL, visit, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
