/* SPDX-License-Identifier: MIT */
/* The reader compares the two numbers, but an odd one is a write under way. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int sequence, x, y;

static void *
write_pair(void *unused)
{
    sequence++;
    x = 1;
    y = 1;
    sequence++;
    return unused;
}

static void *
read_pair(void *unused)
{
    int before = sequence, a = x, b = y;

    if (sequence == before)
        assert(a == b);
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
