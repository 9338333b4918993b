/* SPDX-License-Identifier: MIT */
/* A detached thread writes to an array of its starter, which has returned by then. */
#include <assert.h>
#include <pthread.h>
#include <unistd.h>

static void *
compute(void *results)
{
    for (int i = 0; i < 4; i++)
        ((int *)results)[i] = 7;
    return NULL;
}

static void __attribute__((noinline))
start(void)
{
    int results[16] = { 0 };
    pthread_t thread;

    pthread_create(&thread, NULL, compute, results);
    pthread_detach(thread);
}

static void __attribute__((noinline))
fill(int *numbers, int value)
{
    for (int i = 0; i < 32; i++)
        numbers[i] = value;
}

static void __attribute__((noinline))
others(void)
{
    int numbers[32];

    fill(numbers, 1);
    usleep(1000);
    for (int i = 0; i < 32; i++)
        assert(numbers[i] == 1);
}

int
main(void)
{
    start();
    others();
}
