/* SPDX-License-Identifier: MIT */
/* sem_post(3): if the value becomes greater than zero, one blocked process or thread is woken for each post. */
#include "user/foreign/posix/see.h"
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>

static sem_t start, passed;
static atomic_int count;

static void *
body(void *argument)
{
    sem_wait(&start);
    count++;
    sem_post(&passed);
    return argument;
}

int
main(void)
{
    pthread_t threads[6];

    sem_init(&start, 0, 0);
    sem_init(&passed, 0, 0);
    for (int i = 0; i < 6; i++)
        pthread_create(&threads[i], NULL, body, NULL);
    for (int posts = 1; posts <= 3; posts++) {
        for (int i = 0; i < posts; i++)
            sem_post(&start);
        for (int i = 0; i < posts; i++)
            sem_wait(&passed);
        a_moment();
        see("%d posts, %d passed\n", posts, count);
    }
    for (int i = 0; i < 6; i++)
        pthread_join(threads[i], NULL);
    return 0;
}
