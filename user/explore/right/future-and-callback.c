/* SPDX-License-Identifier: MIT */
/* Whether it is done is asked under the lock under which it is set: each callback is called once. */
#include <assert.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int done, added, called;

static void *
finish(void *unused)
{
    pthread_mutex_lock(&lock);
    done = 1;
    called += added;
    added = 0;
    pthread_mutex_unlock(&lock);
    return unused;
}

static void *
add(void *unused)
{
    pthread_mutex_lock(&lock);
    if (done)
        called++;
    else
        added++;
    pthread_mutex_unlock(&lock);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, finish, NULL);
    pthread_create(&b, NULL, add, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(called == 1);
}
