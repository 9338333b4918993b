/* SPDX-License-Identifier: MIT */
/* Who uses the object announces it, and looks again whether it is still the one; who replaces it frees what nobody announces. */
#include <assert.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>

static _Atomic(int *) current, hazard;

static int *
number(int value)
{
    int *new = malloc(sizeof(*new));

    *new = value;
    return new;
}

static void *
use(void *unused)
{
    int *mine;

    do {
        mine = current;
        hazard = mine;
    } while (mine != current);
    assert(*mine == 1 || *mine == 2);
    hazard = NULL;
    return unused;
}

static void *
replace(void *unused)
{
    int *old = atomic_exchange(&current, number(2));

    while (hazard == old)
        sched_yield();
    *old = 0;
    free(old);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    current = number(1);
    pthread_create(&a, NULL, use, NULL);
    pthread_create(&b, NULL, replace, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    free(current);
}
