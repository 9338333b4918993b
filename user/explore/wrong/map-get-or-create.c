/* SPDX-License-Identifier: MIT */
/* Not found, says the first critical section; both make one, both insert it. */
#include <assert.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int entries;

static int
missing(void)
{
    pthread_mutex_lock(&lock);
    int n = entries;
    pthread_mutex_unlock(&lock);
    return n == 0;
}

static void *
get(void *unused)
{
    if (missing()) {
        pthread_mutex_lock(&lock);
        entries++;
        pthread_mutex_unlock(&lock);
    }
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, get, NULL);
    pthread_create(&b, NULL, get, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(entries == 1);
}
