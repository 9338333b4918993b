/* SPDX-License-Identifier: MIT */
/* Readers are counted without a lock: two who come at once are one, and the writer comes in when that one has left. */
#include <assert.h>
#include <pthread.h>
#include <stdbool.h>

static pthread_mutex_t writing = PTHREAD_MUTEX_INITIALIZER;
static int readers, value;

static void *
look(void *unused)
{
    int seen;

    if (readers++ == 0)
        pthread_mutex_lock(&writing);
    seen = value;
    assert(seen == value);
    if (--readers == 0)
        pthread_mutex_unlock(&writing);
    return unused;
}

static void *
change(void *unused)
{
    pthread_mutex_lock(&writing);
    value++;
    pthread_mutex_unlock(&writing);
    return unused;
}

int
main(void)
{
    pthread_t a, b, c;

    pthread_create(&a, NULL, look, NULL);
    pthread_create(&b, NULL, look, NULL);
    pthread_create(&c, NULL, change, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    pthread_join(c, NULL);
}
