/* SPDX-License-Identifier: MIT */
/* Readers come in whenever others read; of two each leaves only when the other one is in again, and a writer waits for ever. */
#include <pthread.h>
#include <semaphore.h>
#include <stdbool.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t nobody_reads = PTHREAD_COND_INITIALIZER;
static int readers;
static bool written;
static sem_t leave[2];

static bool
enter(void)
{
    pthread_mutex_lock(&lock);
    bool more = !written;
    readers++;
    pthread_mutex_unlock(&lock);
    return more;
}

static void
go(void)
{
    pthread_mutex_lock(&lock);
    if (--readers == 0)
        pthread_cond_signal(&nobody_reads);
    pthread_mutex_unlock(&lock);
}

static void *
early(void *unused)
{
    for (bool more = enter(); more;) {
        sem_wait(&leave[0]);
        go();
        more = enter();
        sem_post(&leave[1]);
    }
    go();
    return unused;
}

static void *
late(void *unused)
{
    for (bool more = true; more;) {
        more = enter();
        sem_post(&leave[0]);
        if (more)
            sem_wait(&leave[1]);
        go();
    }
    return unused;
}

static void *
write_once(void *unused)
{
    pthread_mutex_lock(&lock);
    while (readers > 0)
        pthread_cond_wait(&nobody_reads, &lock);
    written = true;
    pthread_mutex_unlock(&lock);
    return unused;
}

int
main(void)
{
    pthread_t threads[3];

    sem_init(&leave[0], 0, 0);
    sem_init(&leave[1], 0, 0);
    pthread_create(&threads[0], NULL, early, NULL);
    pthread_create(&threads[1], NULL, late, NULL);
    pthread_create(&threads[2], NULL, write_once, NULL);
    for (int i = 0; i < 3; i++)
        pthread_join(threads[i], NULL);
}
