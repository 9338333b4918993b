/* SPDX-License-Identifier: MIT */
/* Two threads, no more than loads and stores. */
#include <assert.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

static atomic_int flag[2], turn;
static int counter;

static void *
add(void *number)
{
    int me = number != NULL;

    flag[me] = 1;
    turn = !me;
    while (flag[!me] && turn == !me)
        sched_yield();
    counter++;
    flag[me] = 0;
    return NULL;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, add, NULL);
    pthread_create(&b, NULL, add, flag);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(counter == 2);
}
