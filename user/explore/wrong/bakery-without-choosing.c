/* SPDX-License-Identifier: MIT */
/* Lamport's bakery without the flag that says that a number is being drawn. */
#include <assert.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

#define THREADS 2

static atomic_int number[THREADS], inside;

static void *
visit(void *which)
{
    int i = which != NULL, most = 0;

    for (int j = 0; j < THREADS; j++)
        if (number[j] > most)
            most = number[j];
    number[i] = most + 1;
    for (int j = 0; j < THREADS; j++)
        while (j != i && number[j] && (number[j] < number[i] || (number[j] == number[i] && j < i)))
            sched_yield();
    assert(inside++ == 0);
    inside--;
    number[i] = 0;
    return NULL;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, visit, NULL);
    pthread_create(&b, NULL, visit, &inside);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
