/* SPDX-License-Identifier: MIT */
/* a = 1, then b = -1: the checker sees one of the two. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int a_value, b_value;

static void *
set(void *unused)
{
    a_value = 1;
    b_value = -1;
    return unused;
}

static void *
look(void *unused)
{
    int x = a_value, y = b_value;

    assert((x == 0 && y == 0) || (x == 1 && y == -1));
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, set, NULL);
    pthread_create(&b, NULL, look, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
