/* SPDX-License-Identifier: MIT */
/*
 * The map of executors whose workers are threads of this process, for executor.c: submitted are not its items but shares in
 * it, one for each worker and one more, and who begins one does items until none is left.
 *
 *     executor_map(e, f, args, 1000)         queue of an executor of 2
 *         before, share, share, share, later     two workers begin a share each; the third waits as long as there are items
 *
 * So items come after what was submitted before the map and before what is submitted later, as if each lay there itself, and
 * where what waits is given up (shutdown, a broken pool) the waiting share tells it to the map.
 */
#pragma once

#include <conc/executor.h>

/* As executor_map_timeout, by an executor of `workers` threads at most. */
struct iterator *shared_map(struct executor *e, size_t workers, executor_function *function, void **args, size_t n,
                            int64_t timeout);
