/* SPDX-License-Identifier: MIT */
/* Nobody reads the second half before all have written the first. */
#include <assert.h>
#include <pthread.h>
#include <stdint.h>

static pthread_barrier_t barrier;
static int cell[2];

static void *
work(void *number)
{
    intptr_t i = (intptr_t)number;

    for (int phase = 1; phase <= 2; phase++) {
        cell[i] = phase;
        pthread_barrier_wait(&barrier);
        assert(cell[!i] == phase);
        pthread_barrier_wait(&barrier);
    }
    return NULL;
}

int
main(void)
{
    pthread_t a, b;

    pthread_barrier_init(&barrier, NULL, 2);
    pthread_create(&a, NULL, work, (void *)0);
    pthread_create(&b, NULL, work, (void *)1);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
