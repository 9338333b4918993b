/* SPDX-License-Identifier: MIT */
/* A work-stealing deque: the owner takes from the bottom, a thief from the top. For the last one the owner must look at the top
 * once more, by compare-exchange, and does not. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

#define TASKS 2

static atomic_int top, bottom = TASKS, done[TASKS];

static void *
own(void *unused)
{
    for (int i = 0; i < TASKS; i++) {
        int b = bottom - 1;

        bottom = b;
        if (top > b) {
            bottom = top;
            break;
        }
        done[b]++;
    }
    return unused;
}

static void *
steal(void *unused)
{
    for (int i = 0; i < TASKS; i++) {
        int t = top;

        if (t < bottom && atomic_compare_exchange_strong(&top, &t, t + 1))
            done[t]++;
    }
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, own, NULL);
    pthread_create(&b, NULL, steal, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    for (int i = 0; i < TASKS; i++)
        assert(done[i] <= 1);
}
