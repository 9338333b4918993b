/* SPDX-License-Identifier: MIT */
/* Dekker's algorithm: of two that want to, the one whose turn it is insists. */
#include <assert.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>

static atomic_bool wants[2];
static atomic_int turn;
static int counter;

static void *
add(void *which)
{
    int me = which != NULL;

    wants[me] = true;
    while (wants[!me]) {
        if (turn == me)
            continue;
        wants[me] = false;
        while (turn != me)
            sched_yield();
        wants[me] = true;
    }
    counter++;
    turn = !me;
    wants[me] = false;
    return NULL;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, add, NULL);
    pthread_create(&b, NULL, add, &counter);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(counter == 2);
}
