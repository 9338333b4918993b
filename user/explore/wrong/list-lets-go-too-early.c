/* SPDX-License-Identifier: MIT */
/* Hand over hand, but a node is let go before the next one is held: that one may be gone by then. */
#include <assert.h>
#include <pthread.h>
#include <stdlib.h>

struct node {
    pthread_mutex_t lock;
    struct node *next;
    int value, removed;
};

static struct node nodes[3];

static void *
last(void *unused)
{
    struct node *n = &nodes[0], *next;

    pthread_mutex_lock(&n->lock);
    while ((next = n->next)) {
        pthread_mutex_unlock(&n->lock);
        pthread_mutex_lock(&next->lock);
        n = next;
        assert(!n->removed);
    }
    pthread_mutex_unlock(&n->lock);
    return unused;
}

static void *
remove_second(void *unused)
{
    pthread_mutex_lock(&nodes[0].lock);
    pthread_mutex_lock(&nodes[1].lock);
    nodes[0].next = &nodes[2];
    nodes[1].removed = 1;
    pthread_mutex_unlock(&nodes[1].lock);
    pthread_mutex_unlock(&nodes[0].lock);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    for (int i = 0; i < 3; i++) {
        pthread_mutex_init(&nodes[i].lock, NULL);
        nodes[i].next = i < 2 ? &nodes[i + 1] : NULL;
    }
    pthread_create(&a, NULL, last, NULL);
    pthread_create(&b, NULL, remove_second, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
