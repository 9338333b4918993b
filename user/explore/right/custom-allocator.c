/* SPDX-License-Identifier: MIT */
/* Blocks go from thread to thread: by a free list under a lock, and by free and malloc. */
#include <assert.h>
#include <pthread.h>
#include <stdlib.h>

struct block {
    struct block *next;
    int value;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct block blocks[2] = { { &blocks[1], 0 }, { NULL, 0 } }, *free_list = blocks;

static void *
use(void *unused)
{
    for (int i = 0; i < 2; i++) {
        struct block *b, *m = malloc(sizeof(*m));

        pthread_mutex_lock(&lock);
        b = free_list;
        free_list = b->next;
        pthread_mutex_unlock(&lock);
        m->value = b->value = i + 1;
        assert(m->value == b->value);
        free(m);
        pthread_mutex_lock(&lock);
        b->next = free_list;
        free_list = b;
        pthread_mutex_unlock(&lock);
    }
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, use, NULL);
    pthread_create(&b, NULL, use, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    return 0;
}
