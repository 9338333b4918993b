/* SPDX-License-Identifier: MIT */
/* A queue's tail is exchanged by a load and a store: of two who append at once one is lost. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>

struct node {
    _Atomic(struct node *) next;
};

static struct node stub, nodes[2];
static _Atomic(struct node *) tail = &stub;

static void
append(struct node *n)
{
    struct node *last = tail;

    tail = n;
    last->next = n;
}

static void *
first(void *unused)
{
    append(&nodes[0]);
    return unused;
}

static void *
second(void *unused)
{
    append(&nodes[1]);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, first, NULL);
    pthread_create(&b, NULL, second, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);

    int length = 0;
    for (struct node *n = stub.next; n; n = n->next)
        length++;
    assert(length == 2);
}
