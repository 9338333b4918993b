/* SPDX-License-Identifier: MIT */
/* The pointer is set before what it points to is, and looked at without the lock. */
#include <assert.h>
#include <pthread.h>
#include <stdlib.h>

struct table {
    int size;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct table *table;

static struct table *
get(void)
{
    if (!table) {
        pthread_mutex_lock(&lock);
        if (!table) {
            table = calloc(1, sizeof(*table));
            table->size = 10;
        }
        pthread_mutex_unlock(&lock);
    }
    return table;
}

static void *
look(void *unused)
{
    assert(get()->size == 10);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, look, NULL);
    pthread_create(&b, NULL, look, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    free(table);
}
