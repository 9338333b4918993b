/* SPDX-License-Identifier: MIT */
/* A lock that lets writers go first: a second read lock waits behind the writer, who waits for the first one. */
#include <pthread.h>
#include <stdbool.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int readers, writers_waiting;
static bool writing;

static void
read_lock(void)
{
    pthread_mutex_lock(&lock);
    while (writing || writers_waiting > 0)
        pthread_cond_wait(&changed, &lock);
    readers++;
    pthread_mutex_unlock(&lock);
}

static void
read_unlock(void)
{
    pthread_mutex_lock(&lock);
    readers--;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
}

static void *
write_once(void *unused)
{
    pthread_mutex_lock(&lock);
    writers_waiting++;
    while (writing || readers > 0)
        pthread_cond_wait(&changed, &lock);
    writers_waiting--;
    writing = true;
    pthread_mutex_unlock(&lock);

    pthread_mutex_lock(&lock);
    writing = false;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
    return unused;
}

static void *
read_twice(void *unused)
{
    read_lock();
    read_lock();
    read_unlock();
    read_unlock();
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, read_twice, NULL);
    pthread_create(&b, NULL, write_once, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
