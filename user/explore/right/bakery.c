/* SPDX-License-Identifier: MIT */
/* Lamport's bakery: who draws a number says so, and is waited for. */
#include <assert.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>

#define THREADS 2

static atomic_int number[THREADS];
static atomic_bool choosing[THREADS];
static int counter;

static void *
visit(void *which)
{
    int i = which != NULL, most = 0;

    choosing[i] = true;
    for (int j = 0; j < THREADS; j++)
        if (number[j] > most)
            most = number[j];
    number[i] = most + 1;
    choosing[i] = false;
    for (int j = 0; j < THREADS; j++) {
        while (choosing[j])
            sched_yield();
        while (j != i && number[j] && (number[j] < number[i] || (number[j] == number[i] && j < i)))
            sched_yield();
    }
    counter++;
    number[i] = 0;
    return NULL;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, visit, NULL);
    pthread_create(&b, NULL, visit, &counter);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(counter == 2);
}
