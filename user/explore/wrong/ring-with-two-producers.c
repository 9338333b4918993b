/* SPDX-License-Identifier: MIT */
/* A ring made for one producer has two. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

#define SIZE 4

static int items[SIZE];
static atomic_uint head;

static void *
produce(void *item)
{
    unsigned at = head;

    items[at % SIZE] = item ? 2 : 1;
    head = at + 1;
    return NULL;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, produce, NULL);
    pthread_create(&b, NULL, produce, &head);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(head == 2 && items[0] + items[1] == 3);
}
