/* SPDX-License-Identifier: MIT */
/* Each needs two of two, and takes them one by one. */
#include <pthread.h>
#include <semaphore.h>

static sem_t units;

static void *
work(void *unused)
{
    sem_wait(&units);
    sem_wait(&units);
    sem_post(&units);
    sem_post(&units);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    sem_init(&units, 0, 2);
    pthread_create(&a, NULL, work, NULL);
    pthread_create(&b, NULL, work, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
