/* SPDX-License-Identifier: MIT */
/* The data are atomic, too; who saw a write under way reads again. */
#include <assert.h>
#include <pthread.h>
#include <sched.h>
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
    int before, a, b;

    for (;;) {
        before = sequence;
        a = x;
        b = y;
        if (before % 2 == 0 && sequence == before)
            break;
        sched_yield();
    }
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
