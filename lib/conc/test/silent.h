/* SPDX-License-Identifier: MIT */
/* Threads that wait make no system calls and use no processor: they sleep, they do not look again and again.  (Linux counts no
 * system calls; there only the time is judged.  Where a guest's time is the host's it is not: a busy host's is all there.) */
#pragma once

#include "claim.h"

#include <abi/heddle.h>
#include <conc/thread.h>
#include <time.h>

#define HEDDLE_CALL 4096
#define OUR_OWN 12          /* calls that the measuring itself may make */
#define MOST_WAITS 32
#define COME_TO_REST 100    /* half seconds in which they, and those whom they wait for, may first get so far */

typedef void wait_function(void *arg);

static inline int64_t
cpu_time(void)
{
    struct timespec t;
    CLAIM_EQ(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t), 0);
    return SECONDS(t.tv_sec) + t.tv_nsec;
}

static inline int64_t
calls(void)
{
    struct heddle_counters counters = { 0 };
    syscall(HEDDLE_CALL, HEDDLE_COUNTERS, &counters, 0);
    return (int64_t)counters.syscalls;
}

/* On Heddle, but not under `heddle run --deterministic`. */
static inline bool
time_is_the_hosts(void)
{
    return calls() > 0 && !runs_deterministic();
}

/* For half a second nobody calls or computes. */
static inline bool
silent_for_a_while(void)
{
    int64_t calls_before = calls(), time_before = cpu_time();
    conc_sleep(MILLISECONDS(500));
    return calls() - calls_before <= OUR_OWN && (time_is_the_hosts() || cpu_time() - time_before < MILLISECONDS(50));
}

/* Each of these in a thread; they are silent, and end when wake_all has been called. */
static inline void
claim_silent(wait_function *const waits[], size_t n, void (*wake_all)(void))
{
    struct thread *t[MOST_WAITS];
    CLAIM(n <= MOST_WAITS);
    for (size_t i = 0; i < n; i++) {
        CLAIM(t[i] = thread_new(waits[i], NULL));
        CLAIM_EQ(thread_start(t[i]), 0);
    }
    for (int i = 0; !silent_for_a_while(); i++) {
        CLAIM(i < COME_TO_REST);
    }
    wake_all();
    for (size_t i = 0; i < n; i++) {
        CLAIM_EQ(thread_join_timeout(t[i], SECONDS(100)), 0);
    }
}
