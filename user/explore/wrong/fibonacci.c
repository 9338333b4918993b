/* SPDX-License-Identifier: MIT */
/* i += j by one, j += i by the other: the largest number there can be needs a switch at each step (SV-COMP). */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int i = 1, j = 1;

static void *
one(void *unused)
{
    for (int n = 0; n < 4; n++)
        i = i + j;
    return unused;
}

static void *
other(void *unused)
{
    for (int n = 0; n < 4; n++)
        j = j + i;
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, one, NULL);
    pthread_create(&b, NULL, other, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(i < 55 && j < 55);
}
