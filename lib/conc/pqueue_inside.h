/* SPDX-License-Identifier: MIT */
/*
 * The inside of a process queue: for pqueue.c, and pqueue_step.c, which has what is done with the lock held.
 *
 * A process may be killed with the lock held.  The lock is robust, so the next who takes it is told, and repairs: before
 * anything changes, `before` and then `step` say what is about to be done, and how many bytes are then in the pipe how far
 * it has come.  What was in the pipe, or had been begun to be taken out, is done to its end, all else undone.
 *
 *     step = NOTHING --begin--> PUT, GET or DONE --finish--> NOTHING      killed here: repair, which finishes
 */
#pragma once

#include <conc/pqueue.h>
#include <conc/semaphore.h>

#include <pthread.h>

#define UNBOUNDED (UINT32_MAX / 2)

enum step { NOTHING, PUT, GET, DONE };

struct state {
    uint32_t items, unfinished;
    int bytes;                      /* in the pipe */
};

struct pqueue {
    unsigned maxsize;           /* [c] */
    int read_end, write_end;    /* [c] the same numbers in every process that inherited them */
    pthread_mutex_t lock;
    struct semaphore room;      /* [l] */
    struct semaphore items;     /* [l] */
    _Atomic uint32_t unfinished;    /* [l] put and not reported done; joiners sleep on it, and only 0 wakes them */
    int bytes;                  /* [l] in the pipe */
    _Atomic enum step step;     /* [l] */
    struct state before;        /* [l] */
    uint32_t length;            /* [l] of the message that is being taken, once it is known */
};                              /* [c] never changes  [l] changed under lock */

/* Bytes that a message takes in the pipe. */
#define FRAME(length) ((int)sizeof(uint32_t) + (int)(length))

void pqueue_make_lock(struct pqueue *q);
/* Take the lock, and repair what its holder has left if that one was killed. */
void pqueue_hold(struct pqueue *q);
/* As pqueue_hold; -EBUSY: a second after the deadline another holds it still, one that is stopped. */
int pqueue_hold_until(struct pqueue *q, int64_t deadline);
void pqueue_let_go(struct pqueue *q);

/* Lock held: how many messages it may have. */
uint32_t pqueue_places(const struct pqueue *q);
void pqueue_begin(struct pqueue *q, enum step step);
/* The step is done, and has changed so much. */
void pqueue_finish(struct pqueue *q, int items, int unfinished, int bytes);
/* 0: all n bytes are read.  (A pipe may give less than asked for.) */
int pqueue_read(struct pqueue *q, void *to, size_t n);
