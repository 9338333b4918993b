/* SPDX-License-Identifier: MIT */
/* Not empty, says the first critical section; by the second it may be. */
#include <assert.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int items[4] = { 1 }, count = 1;

static int
empty(void)
{
    pthread_mutex_lock(&lock);
    int n = count;
    pthread_mutex_unlock(&lock);
    return n == 0;
}

static int
pop(void)
{
    pthread_mutex_lock(&lock);
    assert(count > 0);
    int item = items[--count];
    pthread_mutex_unlock(&lock);
    return item;
}

static void *
consume(void *unused)
{
    if (!empty())
        pop();
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, consume, NULL);
    pthread_create(&b, NULL, consume, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
