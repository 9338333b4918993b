/* SPDX-License-Identifier: MIT */
/* A barrier that can be used again: who waits, waits for its generation to end. */
#include <assert.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t passed = PTHREAD_COND_INITIALIZER;
static int arrived, generation, cell[2];

static void
barrier(void)
{
    pthread_mutex_lock(&lock);
    int mine = generation;
    if (++arrived == 2) {
        arrived = 0;
        generation++;
        pthread_cond_broadcast(&passed);
    }
    while (mine == generation)
        pthread_cond_wait(&passed, &lock);
    pthread_mutex_unlock(&lock);
}

static void *
work(void *number)
{
    int me = number != NULL;

    for (int phase = 1; phase <= 2; phase++) {
        cell[me] = phase;
        barrier();
        assert(cell[!me] == phase);
        barrier();
    }
    return NULL;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, work, NULL);
    pthread_create(&b, NULL, work, cell);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
