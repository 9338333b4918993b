/* SPDX-License-Identifier: MIT */
/* The error path gives back what it did not take: then two are inside. */
#include <assert.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>

static sem_t place;
static atomic_int inside;

static void *
visit(void *unused)
{
    int got = sem_trywait(&place) == 0;

    if (got) {
        assert(inside++ == 0);
        inside--;
    }
    sem_post(&place);
    return unused;
}

int
main(void)
{
    pthread_t t[3];

    sem_init(&place, 0, 1);
    for (int i = 0; i < 3; i++)
        pthread_create(&t[i], NULL, visit, NULL);
    for (int i = 0; i < 3; i++)
        pthread_join(t[i], NULL);
}
