/* SPDX-License-Identifier: MIT */
/* A Treiber stack whose nodes come back: the head carries a count of changes, so that one that came back is another. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>

#define NODES 3         /* node 0 is none */

static _Atomic uint64_t head;           /* changes, and the number of the node on top */
static _Atomic uint32_t below[NODES + 1];
static atomic_int taken[NODES + 1];

static void
push(uint32_t node)
{
    uint64_t old = head;

    do
        below[node] = (uint32_t)old;
    while (!atomic_compare_exchange_weak(&head, &old, ((old >> 32) + 1) << 32 | node));
}

static uint32_t
pop(void)
{
    uint64_t old = head;

    while ((uint32_t)old && !atomic_compare_exchange_weak(&head, &old, ((old >> 32) + 1) << 32 | below[(uint32_t)old]))
        continue;
    return (uint32_t)old;
}

static void *
use(void *unused)
{
    for (int i = 0; i < 2; i++) {
        uint32_t node = pop();

        if (!node)
            continue;
        assert(taken[node]++ == 0);
        taken[node]--;
        push(node);
    }
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    for (uint32_t i = 1; i <= NODES; i++)
        push(i);
    pthread_create(&a, NULL, use, NULL);
    pthread_create(&b, NULL, use, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    for (int i = 0; i < NODES; i++)
        assert(pop() != 0);
    assert(pop() == 0);
}
