/* SPDX-License-Identifier: MIT */
/* A file's lock and a mutex, taken in two orders. */
#include <fcntl.h>
#include <pthread.h>
#include <sys/file.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *
file_first(void *unused)
{
    int file = open("/tmp/lock", O_RDWR | O_CREAT, 0600);

    flock(file, LOCK_EX);
    pthread_mutex_lock(&lock);
    pthread_mutex_unlock(&lock);
    close(file);
    return unused;
}

int
main(void)
{
    int file = open("/tmp/lock", O_RDWR | O_CREAT, 0600);
    pthread_t a;

    pthread_create(&a, NULL, file_first, NULL);
    pthread_mutex_lock(&lock);
    flock(file, LOCK_EX);
    flock(file, LOCK_UN);
    pthread_mutex_unlock(&lock);
    pthread_join(a, NULL);
}
