/* SPDX-License-Identifier: MIT */
/*
 * The inside of a pool, for pool.c (which submits) and pool_dispatch.c (which hands out).
 *
 *     submit --> pending tasks --> [dispatcher] --connection--> worker
 *                                       |    <--connection----
 *                                       +--> the job --> whoever waits in get or next
 *                                       +--> [callbacks], a thread, if the job has some --> the job
 *     imap:  [feeder], a thread for each, reads its source and submits
 *
 *     states   RUNNING --close--> CLOSING --nothing left--> ENDED
 *                  \--terminate------\--> TERMINATING -------^       the program's end: ABANDONED, from any
 */
#pragma once

#include <conc/pool_job.h>
#include <conc/pool_worker.h>
#include <conc/thread.h>

#include <poll.h>

enum pool_state { RUNNING, CLOSING, TERMINATING, ENDED, ABANDONED };

struct pool {
    struct pool_options options;    /* [c] */
    pid_t owner;                    /* [c] */
    int wake;                       /* [c] eventfd: look at the state and at the pending tasks */
    struct thread *dispatcher;      /* [c] */
    struct thread *caller;          /* [c] of callbacks */
    struct queue *callbacks;        /* [c] jobs; NULL: end */
    struct pollfd *events;          /* the dispatcher's */
    struct lock lock;
    struct worker *workers;         /* [l] options.processes of them */
    struct task *pending;           /* [l] oldest first */
    struct task **pending_end;      /* [l] */
    unsigned feeders;               /* [l] submissions under way: imap's feeder threads, and calls */
    unsigned refs;                  /* [l] its user's and the submissions' */
    char broken[96];                /* [l] why no task can be done any more; "": no reason */
    enum pool_state state;               /* [l] */
    struct pool *next;              /* [p] */
};                                  /* [c] never changes  [l] under lock  [p] under pools_lock */

/* Fail a task; it is gone then. */
void task_fail(struct task *t, int code, const char *why, bool cancelled);

/* Lock held. */
int pool_start_workers(struct pool *p);
/* Lock held.  Wait for all workers to end, as the state says: by SIGTERM, or because there is nothing more to do. */
void pool_end_workers(struct pool *p);

/* One user less; the last one's is the end of it. */
void pool_put(struct pool *p);

/* The two threads. */
void pool_dispatch(void *pool);
void pool_call_back(void *pool);
