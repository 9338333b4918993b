/* SPDX-License-Identifier: MIT */
/* Unlocks what it did not get. */
#include <assert.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <time.h>

static sem_t lock;
static atomic_int inside;

static void *
visit(void *unused)
{
    struct timespec until;

    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec++;
    if (sem_timedwait(&lock, &until) == 0) {
        assert(inside++ == 0);
        inside--;
    }
    sem_post(&lock);
    return unused;
}

int
main(void)
{
    pthread_t t[3];

    sem_init(&lock, 0, 1);
    for (int i = 0; i < 3; i++)
        pthread_create(&t[i], NULL, visit, NULL);
    for (int i = 0; i < 3; i++)
        pthread_join(t[i], NULL);
}
