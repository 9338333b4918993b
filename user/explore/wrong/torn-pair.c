/* SPDX-License-Identifier: MIT */
/* 128 bits as two atomic stores: a reader sees half of each. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static _Atomic unsigned long high, low;

static void *
write_pair(void *unused)
{
    high = 1;
    low = 1;
    return unused;
}

static void *
read_pair(void *unused)
{
    unsigned long h = high, l = low;

    assert(h == l);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, write_pair, NULL);
    pthread_create(&b, NULL, read_pair, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
