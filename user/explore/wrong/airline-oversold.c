/* SPDX-License-Identifier: MIT */
/* The last seat is looked at by three before one of them takes it. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int sold;

static void *
sell(void *unused)
{
    if (sold < 1)
        sold++;
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, sell, NULL);
    pthread_create(&b, NULL, sell, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(sold <= 1);
}
