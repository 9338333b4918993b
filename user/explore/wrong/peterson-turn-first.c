/* SPDX-License-Identifier: MIT */
/* Peterson, with turn set before the flag. */
#include <assert.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

static atomic_int flag[2], turn, inside;

static void *
visit(void *number)
{
    int i = number != NULL;

    turn = !i;
    flag[i] = 1;
    while (flag[!i] && turn == !i)
        sched_yield();
    assert(inside++ == 0);
    inside--;
    flag[i] = 0;
    return NULL;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, visit, NULL);
    pthread_create(&b, NULL, visit, &turn);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
