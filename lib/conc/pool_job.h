/* SPDX-License-Identifier: MIT */
/*
 * A job of a pool: what one call asked for, and what has come of it.  For pool.c.
 *
 * apply is a job of one task, map one of several whose results are put together, imap one whose results are taken one
 * by one.  All have the same struct; async_result and pool_iterator are its two faces.
 */
#pragma once

#include <conc/codec.h>
#include <conc/condition.h>
#include <conc/pool.h>
#include <conc/queue.h>

enum job_kind { JOB_APPLY, JOB_MAP, JOB_ORDERED, JOB_UNORDERED };

struct async_result {
    enum job_kind kind;                 /* [c] */
    struct pool_callbacks callbacks;    /* [c] */
    struct queue *callback_queue;       /* [c] where it goes when it has ended, before it is ready; NULL: no callbacks */
    struct lock lock;
    struct condition changed;
    unsigned refs;                      /* [l] the user's, the feeder's, one for each task */
    size_t unfinished;                  /* [l] tasks */
    size_t total;                       /* [l] items so far */
    bool input_ended;                   /* [l] */
    struct value **results;             /* [l] by item, or by arrival; NULL: not there yet */
    size_t room;                        /* [l] of results */
    struct value *block;                /* [l] of a map: where they lie */
    size_t arrived;                     /* [l] unordered: results there */
    size_t taken;                       /* [l] by pool_next */
    struct value *outcome;              /* [l] then, once ready, [c] */
    bool failed;                        /* [l] outcome is the error */
    bool cancelled;                     /* [l] no callback */
    bool ready;                         /* [l] */
};                                      /* [c] never changes  [l] under lock */

struct pool_iterator {
    struct async_result job;
};

/* With one reference.  NULL: no memory. */
struct async_result *job_new(enum job_kind kind, const struct pool_callbacks *callbacks, struct queue *callback_queue);
void job_get(struct async_result *job);
void job_put(struct async_result *job);

/* There will be so many items in all: room for the results, of a map in one piece.  0 or -ENOMEM. */
int job_expect(struct async_result *job, size_t total);
/* A task of `count` more items: the number of the first in *first.  0 or -ENOMEM. */
int job_add_task(struct async_result *job, size_t count, size_t *first);
void job_end_input(struct async_result *job);

/* A task is done: what its items gave, as pool_worker.h has it. */
void job_finish_task(struct async_result *job, size_t first, size_t count, struct codec_input results);
/* It has failed with this error, which is given away. */
void job_fail_task(struct async_result *job, size_t first, size_t count, struct value *error, bool cancelled);

/* In the callbacks' thread: call the right one, then make it ready. */
void job_call_back(struct async_result *job);
