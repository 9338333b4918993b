/* SPDX-License-Identifier: MIT */
/* Who compares and finds something else has only read: beside a plain read that is no race. */
#include <assert.h>
#include <pthread.h>

static int word = 5;

static void *
compare(void *unused)
{
    int expected = 1;

    assert(!__atomic_compare_exchange_n(&word, &expected, 2, 0, __ATOMIC_SEQ_CST, __ATOMIC_RELAXED) && expected == 5);
    return unused;
}

int
main(void)
{
    pthread_t t;

    pthread_create(&t, NULL, compare, NULL);
    assert(word == 5);
    pthread_join(t, NULL);
}
