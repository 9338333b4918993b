/* SPDX-License-Identifier: MIT */
/* Readers count themselves in and out; who replaces the object frees the old one when none is left. */
#include <assert.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>

struct config {
    int width, height;
};

static _Atomic(struct config *) current;
static atomic_int readers;

static struct config *
square(int side)
{
    struct config *new = malloc(sizeof(*new));

    *new = (struct config){ side, side };
    return new;
}

static void *
look(void *unused)
{
    readers++;
    struct config *mine = current;
    assert(mine->width == mine->height);
    readers--;
    return unused;
}

static void *
replace(void *unused)
{
    struct config *old = atomic_exchange(&current, square(2));

    while (readers > 0)
        sched_yield();
    old->width = 0;
    free(old);
    return unused;
}

int
main(void)
{
    pthread_t threads[3];

    current = square(1);
    pthread_create(&threads[0], NULL, look, NULL);
    pthread_create(&threads[1], NULL, replace, NULL);
    pthread_create(&threads[2], NULL, look, NULL);
    for (int i = 0; i < 3; i++)
        pthread_join(threads[i], NULL);
    free(current);
}
