/* SPDX-License-Identifier: MIT */
/* What the checkers of the pool's lessons share: tasks that were said, tied to sleeps of processes that were made. */
#pragma once

#include "user/lessons/check/check.h"

#define MOST_WORKERS 16
#define MOST_TASKS 64

struct pool_seen {
    uint32_t pid[MOST_WORKERS];             /* the lesson's children, in order */
    size_t workers;
    size_t slept[MOST_WORKERS];             /* sleeps that want_tasks has given away */
    const struct block *task[MOST_TASKS];   /* by number, its sleep */
    size_t doer[MOST_TASKS];                /* and by whom */
};

/* The lesson made exactly `workers` processes. */
void want_workers(struct evidence *e, struct pool_seen *p, size_t workers);

/* There are `tasks` lines @word with task=N pid=P, each N once; the k-th of a worker is its next sleep. */
void want_tasks(struct evidence *e, struct pool_seen *p, const char *word, size_t tasks);

/* The most tasks that slept at the same time. */
size_t at_once(const struct pool_seen *p, size_t tasks);

/* All of the first `tasks` lasted so long, to a tick. */
void want_each(const struct pool_seen *p, size_t tasks, int64_t each);

/* How all workers ended: this wait status. */
void want_workers_ended(struct evidence *e, const struct pool_seen *p, size_t from, size_t to, int status);
