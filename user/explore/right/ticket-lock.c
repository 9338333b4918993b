/* SPDX-License-Identifier: MIT */
/* First come, first served. */
#include <assert.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

static atomic_int next, serving;
static int counter;

static void *
add(void *unused)
{
    int mine = next++;

    while (serving != mine)
        sched_yield();
    counter++;
    serving++;
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, add, NULL);
    pthread_create(&b, NULL, add, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(counter == 2);
}
