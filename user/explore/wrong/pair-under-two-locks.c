/* SPDX-License-Identifier: MIT */
/* x and y are equal, but each has a lock of its own: a reader comes between. */
#include <assert.h>
#include <pthread.h>

static pthread_mutex_t lock_x = PTHREAD_MUTEX_INITIALIZER, lock_y = PTHREAD_MUTEX_INITIALIZER;
static int x, y;

static void *
step(void *unused)
{
    pthread_mutex_lock(&lock_x);
    x++;
    pthread_mutex_unlock(&lock_x);
    pthread_mutex_lock(&lock_y);
    y++;
    pthread_mutex_unlock(&lock_y);
    return unused;
}

static void *
look(void *unused)
{
    pthread_mutex_lock(&lock_x);
    pthread_mutex_lock(&lock_y);
    assert(x == y);
    pthread_mutex_unlock(&lock_y);
    pthread_mutex_unlock(&lock_x);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, step, NULL);
    pthread_create(&b, NULL, look, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
