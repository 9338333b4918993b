/* SPDX-License-Identifier: MIT */
/* Bare PI futexes, as a library uses them, and threads of given priority on one CPU. */
#pragma once

#include "check.h"

#include <pthread.h>
#include <sched.h>
#include <stdint.h>

#define WAITERS    0x80000000u
#define OWNER_DIED 0x40000000u
#define TID_MASK   0x3fffffffu

#define WAKE_OP    5
#define LOCK_PI    6
#define UNLOCK_PI  7
#define TRYLOCK_PI 8

static inline long
pi(volatile uint32_t *word, int operation, const struct timespec *deadline)
{
    return syscall(SYS_futex, word, operation, 0, deadline, NULL, 0);
}

static inline uint32_t
own_tid(void)
{
    return (uint32_t)syscall(SYS_gettid);
}

/* The kernel is asked only if the word is not 0. */
static inline void
pi_lock(volatile uint32_t *word)
{
    if (!__sync_bool_compare_and_swap(word, 0, own_tid()))
        CHECK_OK(pi(word, LOCK_PI, NULL));
}

static inline void
pi_unlock(volatile uint32_t *word)
{
    if (!__sync_bool_compare_and_swap(word, own_tid(), 0))
        CHECK_OK(pi(word, UNLOCK_PI, NULL));
}

/* The caller gets a real-time priority, or with 0 the default class. */
static inline void
set_priority(int priority)
{
    struct sched_param p = { .sched_priority = priority };

    if (syscall(SYS_sched_setscheduler, 0, priority ? SCHED_FIFO : SCHED_OTHER, &p) < 0) {
        CHECK_EQ(errno, EPERM);
        skip("real-time priorities are not allowed here");
    }
}

/* From now on the caller, and what it starts, use CPU 0 only. */
static inline void
use_one_cpu(void)
{
    unsigned long cpus[16] = { 1 };

    CHECK_OK(syscall(SYS_sched_setaffinity, 0, sizeof(cpus), cpus));
}

static inline pthread_t
start_thread(void *(*function)(void *), void *argument)
{
    pthread_t thread;

    CHECK_EQ(pthread_create(&thread, NULL, function, argument), 0);
    return thread;
}

static inline void
join(pthread_t thread)
{
    CHECK_EQ(pthread_join(thread, NULL), 0);
}

/* Works for about that many turns of an empty loop; never blocks. */
static inline void
work(long turns)
{
    for (volatile long i = 0; i < turns; i++)
        ;
}
