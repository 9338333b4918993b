/* SPDX-License-Identifier: MIT */
/*
 * A worker of a pool, seen from both sides.  For pool.c.
 *
 *     pool                                    worker
 *     fork  -------------------------------->  initializer
 *                                     <-----  None: ready
 *     [address, together, item, item...] -->  f(item), f(item)...
 *                                     <-----  [result, result...]
 *
 * `together`: an error ends the task (map), otherwise each item is done whatever the others gave.
 */
#pragma once

#include <conc/connection.h>
#include <conc/pool.h>
#include <conc/process.h>

/* Some items of a job on their way; the message is encoded where it was submitted. */
struct task {
    struct task *next;
    struct async_result *job;
    size_t first, count;        /* of the job's items */
    char *message;
    size_t length;
};

struct worker {
    struct process *process;    /* NULL: none now */
    struct connection *to;
    struct task *task;          /* what it is at */
    unsigned done;              /* tasks finished */
    bool ready;                 /* it has come through its start */
    bool closed;                /* its end of the connection is */
};

/* In the pool's process: start one more.  `all` are the workers whose connections the child is to close, `wake` too. */
int worker_start(struct worker *w, const struct pool_options *o, struct worker *all, unsigned count, int wake);

/* It has ended: wait for that, and say how in `text`. */
void worker_reap(struct worker *w, char *text, size_t room);

/* The message of a task.  NULL: no memory, or, with *why set, an item that may not be sent. */
char *task_message(pool_function *f, bool together, const struct value *items, size_t *length, const char **why);
