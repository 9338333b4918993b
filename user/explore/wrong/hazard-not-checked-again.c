/* SPDX-License-Identifier: MIT */
/* The reader announces the node that it will use, but does not look again whether it is still the one: it may have been unlinked,
 * and found without a reader, before. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

struct node {
    atomic_int live;
};

static struct node nodes[2];
static _Atomic(struct node *) current, hazard;

static void *
look(void *unused)
{
    struct node *n = current;

    hazard = n;
    assert(n->live);
    hazard = NULL;
    return unused;
}

static void *
replace(void *unused)
{
    struct node *old = atomic_exchange(&current, &nodes[1]);

    if (hazard != old)
        old->live = 0;
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    nodes[0].live = nodes[1].live = 1;
    current = &nodes[0];
    pthread_create(&a, NULL, look, NULL);
    pthread_create(&b, NULL, replace, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
