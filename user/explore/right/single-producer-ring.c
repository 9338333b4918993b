/* SPDX-License-Identifier: MIT */
/* One puts, one takes, each has its own index. */
#include <assert.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

static int ring[2];
static atomic_uint in, out;

static void *
produce(void *unused)
{
    for (int i = 1; i <= 3; i++) {
        while (in - out == 2)
            sched_yield();
        ring[in % 2] = i;
        atomic_fetch_add_explicit(&in, 1, memory_order_release);
    }
    return unused;
}

static void *
consume(void *unused)
{
    for (int i = 1; i <= 3; i++) {
        while (atomic_load_explicit(&in, memory_order_acquire) == out)
            sched_yield();
        assert(ring[out % 2] == i);
        out++;
    }
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, produce, NULL);
    pthread_create(&b, NULL, consume, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
