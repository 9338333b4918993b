/* SPDX-License-Identifier: MIT */
/* Added to the list after the list was called. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static atomic_int done, added, called;

static void *
finish(void *unused)
{
    done = 1;
    pthread_mutex_lock(&lock);
    called += added;
    added = 0;
    pthread_mutex_unlock(&lock);
    return unused;
}

static void *
add(void *unused)
{
    if (done) {
        called++;
        return unused;
    }
    pthread_mutex_lock(&lock);
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
