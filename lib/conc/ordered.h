/* SPDX-License-Identifier: MIT */
/*
 * What lifo_queue.c and priority_queue.c share: queue.Queue's whole interface over any container.  For those two files;
 * programs use theirs.
 *
 * queue.c does not use it: lab 10 replaces that file by a student's, so it stands alone.
 */
#pragma once

#include <conc/condition.h>

#include <stddef.h>

struct ordered_entry {
    int64_t priority;           /* lowest first; unused by the LIFO */
    uint64_t turn;              /* the how-manieth put this was */
    void *item;
};

/* How a container keeps its entries in an array; called with the queue's lock held. */
struct ordered_kind {
    /* entries[count - 1] has just been added at the end. */
    void (*add)(struct ordered_entry *entries, size_t count);
    /* Take the entry whose turn it is out of `count` > 0; the others are left in the first count - 1. */
    struct ordered_entry (*take)(struct ordered_entry *entries, size_t count);
};

struct ordered {
    const struct ordered_kind *kind;    /* [c] */
    size_t maxsize;                     /* [c] 0: no bound */
    struct lock lock;
    struct condition not_empty;
    struct condition not_full;
    struct condition all_done;
    struct ordered_entry *entries;      /* [l] */
    size_t room, count;                 /* [l] */
    size_t unfinished;                  /* [l] put, and not yet reported done */
    uint64_t turns;                     /* [l] puts so far */
};                                      /* [c] never changes  [l] under lock */

/* All contracts and errors are queue.h's. */
int ordered_init(struct ordered *o, const struct ordered_kind *kind, size_t maxsize);
void ordered_destroy(struct ordered *o);
int ordered_put(struct ordered *o, int64_t priority, void *item, int64_t timeout);
int ordered_get(struct ordered *o, struct ordered_entry *entry, int64_t timeout);
int ordered_task_done(struct ordered *o);
int ordered_join(struct ordered *o, int64_t timeout);
size_t ordered_qsize(struct ordered *o);
bool ordered_full(struct ordered *o);
