/* SPDX-License-Identifier: MIT */
/* Takes its place although the time was up. */
#include <assert.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <time.h>
#include <unistd.h>

static sem_t places;
static atomic_int inside;

static void *
visit(void *unused)
{
    struct timespec until;

    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec++;
    sem_timedwait(&places, &until);
    assert(atomic_fetch_add(&inside, 1) == 0);
    getppid();
    inside--;
    sem_post(&places);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    sem_init(&places, 0, 1);
    pthread_create(&a, NULL, visit, NULL);
    pthread_create(&b, NULL, visit, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
