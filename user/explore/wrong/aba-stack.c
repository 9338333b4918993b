/* SPDX-License-Identifier: MIT */
/* A stack by compare-exchange whose nodes come back: top is the same node again, but next is old. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

struct node {
    struct node *_Atomic next;
    atomic_int taken;
};

static struct node nodes[3];
static struct node *_Atomic top;

static void
push(struct node *n)
{
    struct node *old = top;

    atomic_store(&n->taken, 0);
    do
        n->next = old;
    while (!atomic_compare_exchange_strong(&top, &old, n));
}

static struct node *
pop(void)
{
    struct node *n = top;

    while (n && !atomic_compare_exchange_strong(&top, &n, n->next))
        ;
    if (n)
        assert(atomic_exchange(&n->taken, 1) == 0);
    return n;
}

static void *
pop_two_push_one(void *unused)
{
    struct node *first = pop(), *second = pop();

    if (first)
        push(first);
    (void)second;
    return unused;
}

static void *
pop_two(void *unused)
{
    pop();
    pop();
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    for (int i = 0; i < 3; i++)
        push(&nodes[i]);
    pthread_create(&a, NULL, pop_two_push_one, NULL);
    pthread_create(&b, NULL, pop_two, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
