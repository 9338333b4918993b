/* SPDX-License-Identifier: MIT */
/* A pointer into an array is used after the lock is let go; meanwhile the array grows, and moves. */
#include <assert.h>
#include <pthread.h>
#include <stdlib.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int *numbers;
static size_t count;

static void *
append(void *unused)
{
    pthread_mutex_lock(&lock);
    numbers = realloc(numbers, 100 * sizeof(*numbers));
    numbers[count++] = 43;
    pthread_mutex_unlock(&lock);
    return unused;
}

static void *
look(void *unused)
{
    pthread_mutex_lock(&lock);
    int *last = &numbers[3];
    pthread_mutex_unlock(&lock);
    assert(*last == 42);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    numbers = malloc(4 * sizeof(*numbers));
    for (count = 0; count < 4; count++)
        numbers[count] = 42;
    pthread_create(&a, NULL, append, NULL);
    pthread_create(&b, NULL, look, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
