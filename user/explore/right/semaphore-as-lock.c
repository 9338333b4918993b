/* SPDX-License-Identifier: MIT */
/* A semaphore of one. */
#include <assert.h>
#include <pthread.h>
#include <semaphore.h>

static sem_t lock;
static int counter;

static void *
add(void *unused)
{
    sem_wait(&lock);
    counter++;
    sem_post(&lock);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    sem_init(&lock, 0, 1);
    pthread_create(&a, NULL, add, NULL);
    pthread_create(&b, NULL, add, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(counter == 2);
}
