/* SPDX-License-Identifier: MIT */
/*
 * ProcessPoolExecutor: Python's.  Processes of a pool (pool.h) do the work; contracts are executor.h's.
 *
 * - What crosses is a value (value.h): `arg` is a struct value *, given away (NULL: None), and the task only looks at it;
 *   *result is a struct value * that the task gives away (NULL: None).  What future_result gives is to be freed by one
 *   of those who asked; what nobody asked for goes with the future.
 * - What a task raises comes out of future_result with its code and message, as from a thread.
 * - A task whose process dies fails with -EOWNERDEAD and how it died; the executor goes on.  (CPython: BrokenProcessPool for
 *   this and all other futures.)
 * - All max_workers processes are forked by process_pool_executor_new, and the functions submitted must be there by then, as
 *   all functions of the program are.
 * - As many futures are RUNNING as there are processes; the others can be cancelled.  (CPython: one more.)
 * - Callbacks of futures run in one thread of the submitting process, one after another.
 */
#pragma once

#include <conc/executor.h>
#include <conc/value.h>

/* 0: as many as there are CPUs.  NULL: no memory, or the caller is a daemon process. */
struct executor *process_pool_executor_new(size_t max_workers);
