/* SPDX-License-Identifier: MIT */
/* Two draw the same ticket. */
#include <assert.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

static atomic_int next, serving, inside;

static void *
visit(void *unused)
{
    int mine = next;

    next = mine + 1;
    while (serving < mine)
        sched_yield();
    assert(inside++ == 0);
    inside--;
    serving++;
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, visit, NULL);
    pthread_create(&b, NULL, visit, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
