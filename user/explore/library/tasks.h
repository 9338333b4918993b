/* SPDX-License-Identifier: MIT */
/* For the programs here: tasks of one loop, until all have ended, and what another thread has the loop do meanwhile, some time. */
#pragma once

#include "threads.h"

#include <conc/loop.h>
#include <conc/task.h>

static struct loop *loop;
static struct task *tasks[4];
static size_t left; /* tasks, and the call */

static inline void
one_less(struct afuture *f, void *unused)
{
    (void)f;
    (void)unused;
    if (--left == 0)
        loop_stop(loop);
}

static inline void
call(void *function)
{
    ((void (*)(void))function)();
    one_less(NULL, NULL);
}

static inline void *
call_meanwhile(void *function)
{
    assert(loop_call_soon_threadsafe(loop, call, function) == 0);
    return NULL;
}

/* The loop is there. */
static inline void
run_tasks(void (*meanwhile)(void), generator_body *const bodies[], size_t n)
{
    pthread_t thread;

    assert(n <= COUNT_OF(tasks));
    left = n + 1;
    assert(pthread_create(&thread, NULL, call_meanwhile, (void *)meanwhile) == 0);
    for (size_t i = 0; i < n; i++) {
        tasks[i] = task_new(loop, bodies[i], (void *)(intptr_t)i);
        task_add_done_callback(tasks[i], one_less, NULL);
    }
    assert(loop_run_forever(loop) == 0);
    pthread_join(thread, NULL);
    for (size_t i = 0; i < n; i++)
        assert(task_cancelled(tasks[i]) || task_result(tasks[i], NULL) == 0);
}

static inline void
free_tasks(void)
{
    for (size_t i = 0; i < COUNT_OF(tasks); i++)
        task_free(tasks[i]);
    loop_free(loop);
}
