/* SPDX-License-Identifier: MIT */
/* One semaphore counts places, the other items. */
#include <assert.h>
#include <pthread.h>
#include <semaphore.h>

static sem_t places, items;
static int buffer[2], sum;

static void *
produce(void *unused)
{
    for (int i = 0; i < 4; i++) {
        sem_wait(&places);
        buffer[i % 2] = i;
        sem_post(&items);
    }
    return unused;
}

int
main(void)
{
    pthread_t a;

    sem_init(&places, 0, 2);
    sem_init(&items, 0, 0);
    pthread_create(&a, NULL, produce, NULL);
    for (int i = 0; i < 4; i++) {
        sem_wait(&items);
        sum += buffer[i % 2];
        sem_post(&places);
    }
    pthread_join(a, NULL);
    assert(sum == 6);
}
