/* SPDX-License-Identifier: MIT */
/* What a thread has under a key is freed when it ends. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

static pthread_key_t key;
static atomic_int freed;

static void
drop(void *value)
{
    free(value);
    freed++;
}

static void *
work(void *unused)
{
    int *mine = malloc(sizeof(*mine));

    *mine = 1;
    pthread_setspecific(key, mine);
    assert(*(int *)pthread_getspecific(key) == 1);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_key_create(&key, drop);
    pthread_create(&a, NULL, work, NULL);
    pthread_create(&b, NULL, work, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(freed == 2);
}
