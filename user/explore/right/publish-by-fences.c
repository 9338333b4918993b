/* SPDX-License-Identifier: MIT */
/* Relaxed stores, loads and updates, ordered by the fences before and after them. */
#include <assert.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

static atomic_int ready, count;
static int data, parts[2];

static void *
fill(void *unused)
{
    data = 42;
    atomic_thread_fence(memory_order_release);
    atomic_store_explicit(&ready, 1, memory_order_relaxed);
    return unused;
}

static void *
add(void *mine)
{
    *(int *)mine = 5;
    atomic_thread_fence(memory_order_release);
    atomic_fetch_add_explicit(&count, 1, memory_order_relaxed);
    return NULL;
}

static void
wait_for(atomic_int *what, int wanted)
{
    while (atomic_load_explicit(what, memory_order_relaxed) != wanted)
        sched_yield();
    atomic_thread_fence(memory_order_acquire);
}

int
main(void)
{
    pthread_t t[3];

    pthread_create(&t[0], NULL, fill, NULL);
    for (int i = 0; i < 2; i++)
        pthread_create(&t[1 + i], NULL, add, &parts[i]);
    wait_for(&ready, 1);
    assert(data == 42);
    wait_for(&count, 2);
    assert(parts[0] + parts[1] == 10);
    for (int i = 0; i < 3; i++)
        pthread_join(t[i], NULL);
}
