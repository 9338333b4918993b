/* SPDX-License-Identifier: MIT */
/*
 * The map of a process_pool_executor, for that file: `chunksize` arguments at a time are submitted together, as one list; what
 * one of them raises is what all of the chunk raise.  As CPython: its futures are those of chunks.
 */
#pragma once

#include <conc/executor.h>

/* As executor_map_timeout; args are values, given away also if it fails. */
struct iterator *process_map(struct executor *e, executor_function *function, void **args, size_t n, int64_t timeout,
                             size_t chunksize);
