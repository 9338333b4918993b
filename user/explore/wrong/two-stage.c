/* SPDX-License-Identifier: MIT */
/* The second table is filled after the lock of the first was let go: a reader finds one without the other. */
#include <assert.h>
#include <pthread.h>

static pthread_mutex_t lock[2] = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER };
static int first, second;

static int
get(int i, int *from)
{
    pthread_mutex_lock(&lock[i]);
    int n = *from;
    pthread_mutex_unlock(&lock[i]);
    return n;
}

static void
set(int i, int *to)
{
    pthread_mutex_lock(&lock[i]);
    *to = 1;
    pthread_mutex_unlock(&lock[i]);
}

static void *
fill(void *unused)
{
    set(0, &first);
    set(1, &second);
    return unused;
}

static void *
look(void *unused)
{
    if (get(0, &first))
        assert(get(1, &second));
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, fill, NULL);
    pthread_create(&b, NULL, look, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
