/* SPDX-License-Identifier: MIT */
/* Who drops the last reference frees. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

struct shared {
    atomic_int references;
    int value;
};

static void *
use(void *object)
{
    struct shared *s = object;

    assert(s->value == 42);
    if (atomic_fetch_sub_explicit(&s->references, 1, memory_order_acq_rel) == 1)
        free(s);
    return NULL;
}

int
main(void)
{
    struct shared *s = malloc(sizeof(*s));
    pthread_t a, b;

    s->references = 2;
    s->value = 42;
    pthread_create(&a, NULL, use, s);
    pthread_create(&b, NULL, use, s);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
