/* SPDX-License-Identifier: MIT */
/*
 * make bench-conc: each operation by this library (by_conc.c), by hand with pthreads (by_hand.c), and by CPython
 * (cpython.py).  All three do the same, with the same numbers of threads and items.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#define THREADS 4                       /* that contend, and workers of a pool */
#define BOUND 64                        /* of a queue */
#define BATCH 1000                      /* tasks of one map over threads */
#define NUMBERS 10000                   /* tasks of one map over processes */

/* Do the operation n times, from nothing to nothing.  False: it went wrong. */
typedef bool side(long n);

/* A pair of acquire and release; in one thread, then n in all by THREADS. */
side conc_lock, hand_lock, conc_lock_contended, hand_lock_contended;
/* There and back between two threads, a condition each over one lock. */
side conc_condition, hand_condition;
/* A put and a get: in one thread, from one to another, from THREADS to THREADS. */
side conc_queue, hand_queue, conc_queue_pair, hand_queue_pair, conc_queue_many, hand_queue_many;
/* One task, which squares a number, of a map. */
side conc_thread_pool, hand_thread_pool, conc_process_pool, hand_process_pool;
/* The same if it takes a good ten microseconds. */
side conc_busy_threads, hand_busy_threads, conc_busy_processes, hand_busy_processes;

/* Instructions that depend on each other: about ten microseconds for 8000. */
static inline int64_t
bench_square(int64_t number, long work)
{
    int64_t square = number * number;
    while (work-- > 0) {
        __asm__ volatile("imul $1, %0, %0" : "+r"(square));
    }
    return square;
}

#define BUSY 10000
