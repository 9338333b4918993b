/* SPDX-License-Identifier: MIT */
/* Michael and Scott's queue: who finds the tail behind helps it on. No node comes back before the end. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

struct node {
    _Atomic(struct node *) next;
    int value;
};

static struct node nodes[3];            /* the first one is the dummy */
static _Atomic(struct node *) head = &nodes[0], tail = &nodes[0];

static void
put(struct node *new)
{
    for (;;) {
        struct node *last = tail, *next = last->next;

        if (next) {
            atomic_compare_exchange_strong(&tail, &last, next);
        } else if (atomic_compare_exchange_strong(&last->next, &next, new)) {
            atomic_compare_exchange_strong(&tail, &last, new);
            return;
        }
    }
}

/* 0: it is empty. */
static int
get(void)
{
    for (;;) {
        struct node *first = head, *last = tail, *next = first->next;

        if (!next)
            return 0;
        if (first == last)
            atomic_compare_exchange_strong(&tail, &last, next);
        else if (atomic_compare_exchange_strong(&head, &first, next))
            return next->value;
    }
}

static void *
give(void *node)
{
    put(node);
    return NULL;
}

int
main(void)
{
    pthread_t a, b;
    int sum;

    nodes[1].value = 1;
    nodes[2].value = 2;
    pthread_create(&a, NULL, give, &nodes[1]);
    pthread_create(&b, NULL, give, &nodes[2]);
    sum = get();
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    sum += get();
    sum += get();
    assert(sum == 3 && get() == 0);
}
