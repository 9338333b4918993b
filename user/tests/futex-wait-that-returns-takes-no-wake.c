/* SPDX-License-Identifier: MIT */
/*
 * A wait that finds another value than it expects comes back at once, and a wake that comes meanwhile is for one who
 * sleeps, not for it: of two who call, one sleeps and the other never does, and each wake finds the sleeper.
 */
#include "check.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <sys/syscall.h>

#define PASSERS 2

static uint32_t rounds_wanted;
static _Atomic uint32_t word, rounds;

static long
futex(int op, uint32_t value)
{
    return syscall(SYS_futex, &word, op, value, NULL, NULL, 0);
}

/* Expects a value that the word never has. */
static void *
pass_by(void *unused)
{
    while (rounds < rounds_wanted)
        futex(0, UINT32_MAX);
    return unused;
}

/* Sleeps in every round until it is woken. */
static void *
sleep_each_round(void *unused)
{
    while (rounds < rounds_wanted)
        if (futex(0, 0) == 0)
            rounds++;
    return unused;
}

int
main(void)
{
    pthread_t thread[PASSERS + 1];

    /* Where time is real each round waits for a processor of the host, perhaps a busy one. */
    rounds_wanted = is_deterministic() ? 2000 : 100;
    for (int i = 0; i < PASSERS + 1; i++)
        CHECK_EQ(pthread_create(&thread[i], NULL, i == 0 ? sleep_each_round : pass_by, NULL), 0);
    for (uint32_t seen = 0; seen < rounds_wanted;) {
        if (futex(1, 1) == 0)
            continue;
        while (rounds == seen) /* it was there to be woken */
            sched_yield();
        seen++;
    }
    for (int i = 0; i < PASSERS + 1; i++)
        CHECK_EQ(pthread_join(thread[i], NULL), 0);
    return 0;
}
