/* SPDX-License-Identifier: MIT */
/* Four steps, each to be taken by one of two: it is tested, then taken, and at three of four both took it. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int step, taken[4];

static void *
work(void *unused)
{
    for (int i = 0; i < 4; i++)
        if (step == i) {
            taken[i]++;
            step = i + 1;
        }
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, work, NULL);
    pthread_create(&b, NULL, work, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);

    int both = 0;
    for (int i = 0; i < 4; i++)
        both += taken[i] == 2;
    assert(both < 3);
}
