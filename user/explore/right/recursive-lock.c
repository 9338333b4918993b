/* SPDX-License-Identifier: MIT */
/* A function that locks calls another one that does. */
#include <assert.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static int counter;

static void
add(void)
{
    pthread_mutex_lock(&lock);
    counter++;
    pthread_mutex_unlock(&lock);
}

static void *
add_two(void *unused)
{
    pthread_mutex_lock(&lock);
    add();
    add();
    pthread_mutex_unlock(&lock);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, add_two, NULL);
    pthread_create(&b, NULL, add_two, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(counter == 4);
}
