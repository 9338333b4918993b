/* SPDX-License-Identifier: MIT */
/* Reads from a pipe with the lock that the writer needs. */
#include <pthread.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int ends[2];

static void *
answer(void *unused)
{
    pthread_mutex_lock(&lock);
    if (write(ends[1], "!", 1) != 1)
        return NULL;
    pthread_mutex_unlock(&lock);
    return unused;
}

int
main(void)
{
    pthread_t a;
    char c;

    if (pipe(ends) < 0)
        return 1;
    pthread_create(&a, NULL, answer, NULL);
    pthread_mutex_lock(&lock);
    if (read(ends[0], &c, 1) != 1)
        return 1;
    pthread_mutex_unlock(&lock);
    pthread_join(a, NULL);
}
