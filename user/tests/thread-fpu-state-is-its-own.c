/* SPDX-License-Identifier: MIT */
/* Threads that compute with floating point for a while keep their own registers and rounding mode. */
#include "check.h"

#include <pthread.h>

#define THREADS 4

static unsigned
swap_mxcsr(unsigned value)
{
    unsigned before;

    __asm__ volatile("stmxcsr %0" : "=m"(before));
    __asm__ volatile("ldmxcsr %0" : : "m"(value));
    return before;
}

static void *
compute(void *argument)
{
    long me = (long)argument;
    unsigned mode = 0x1f80u | (unsigned)me << 13; /* each has another rounding mode */
    double sum = 0;

    swap_mxcsr(mode);
    for (int i = 0; i < 300000; i++)
        sum += (double)me;
    CHECK_EQ((long)sum, 300000 * me);
    CHECK_EQ(swap_mxcsr(0x1f80) & 0x6000, mode & 0x6000);
    return NULL;
}

int
main(void)
{
    pthread_t thread[THREADS];

    for (long i = 0; i < THREADS; i++)
        CHECK_EQ(pthread_create(&thread[i], NULL, compute, (void *)i), 0);
    for (int i = 0; i < THREADS; i++)
        CHECK_EQ(pthread_join(thread[i], NULL), 0);
    return 0;
}
