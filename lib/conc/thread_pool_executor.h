/* SPDX-License-Identifier: MIT */
/*
 * ThreadPoolExecutor: Python's.  Threads of this process do the work; contracts are executor.h's.
 *
 * - No thread is made before it is needed: a submit makes one if none is idle and there are fewer than max_workers.
 *   (As in CPython a thread that has just been made counts as busy until its first task is done.)
 * - They are called ThreadPoolExecutor-0_0, -0_1 ...; the first number counts the executors without a prefix of their own.
 * - A task that crashes (SIGSEGV) ends the whole process, as in any thread.  A task must return: one that ends its thread by
 *   other means leaves its future running for ever.
 * - If an initializer fails the pool is broken: what waits gets -EPIPE, as does every later submit.
 */
#pragma once

#include <conc/executor.h>

/* At most max_workers threads; 0: min(32, CPUs + 4).  NULL: no memory. */
struct executor *thread_pool_executor_new(size_t max_workers);

/* prefix: of the threads' names, NULL as above.  initializer(arg) is called by each new worker before its first task, NULL: none;
 * it fails by a negative number. */
struct executor *thread_pool_executor_new_with(size_t max_workers, const char *prefix, int (*initializer)(void *arg),
                                               void *arg);
