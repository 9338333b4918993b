/* SPDX-License-Identifier: MIT */
/*
 * A worker of a pool, seen from both sides.  For pool.c.
 *
 *     pool                                    worker
 *     fork  -------------------------------->  initializer
 *                                     <-----  nothing: ready
 *     head item item... ------------------->  f(item), f(item)...
 *                                     <-----  result result...
 *
 * Items and results are encoded (codec.h) one behind the other.  `together`: an error ends the task (map), otherwise each
 * item is done whatever the others gave.  Fewer results than items: the last is an error, and that of the others too.
 */
#pragma once

#include <conc/connection.h>
#include <conc/pool.h>
#include <conc/process.h>

struct task_head {
    pool_function *f;
    size_t count;
    bool together;
};

/* Some items of a job on their way; the message was encoded where it was submitted. */
struct task {
    struct task *next;
    struct async_result *job;
    size_t first, count;        /* of the job's items */
    size_t length;              /* of the message: */
    struct task_head head;
    char items[];
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
