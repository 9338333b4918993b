/* SPDX-License-Identifier: MIT */
/*
 * Process queue: Python's multiprocessing.Queue, messages of bytes between a process and those forked from it.
 *
 *     struct pqueue *q = pqueue_new(3);           before the fork; at most three messages wait
 *
 *     pqueue_put(q, "A", 2);                      char buf[8];
 *                                                 ssize_t n = pqueue_get(q, buf, sizeof buf);
 *
 * - Bytes are copied: a pointer would mean nothing in another address space.
 * - A message is at most PQUEUE_MESSAGE bytes.  Messages are whole and in the order they were put.
 * - maxsize 0 or less: no bound of its own, but put still waits when the pipe inside (64 KiB) is full.  There is no feeder
 *   thread as in CPython (fqueue.h has one), so what has been put is there: put, then empty, is right.
 * - task_done and join are those of JoinableQueue, and count over all processes.  A process that dies before its task_done
 *   leaves join waiting: use join_timeout where that may happen.
 * - Each put and get is one step for all, also of a process that is killed in the middle of one: what it was putting is
 *   there as a whole or not at all, what it was taking is gone with it.  (Python's queue then stays locked for ever.)
 * - One that is stopped (SIGSTOP) in the middle of one holds up the others until it goes on; who has a limit gives up one second
 *   after it at the latest.
 *
 * Errors: -EAGAIN, -ETIMEDOUT as in queue.h; -EMSGSIZE: the message is too long for the queue or for the buffer.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include <conc/time.h>

#define PQUEUE_MESSAGE 4092

struct pqueue;

/* NULL: no memory or no descriptors. */
struct pqueue *pqueue_new(int maxsize);

/* This process uses it no longer; the others may. */
void pqueue_free(struct pqueue *q);

int pqueue_put(struct pqueue *q, const void *message, size_t length);
int pqueue_put_timeout(struct pqueue *q, const void *message, size_t length, int64_t timeout);
int pqueue_put_nowait(struct pqueue *q, const void *message, size_t length);

/* The length of the message, which is now in `buffer`, or an error.  After -EMSGSIZE the message is gone. */
ssize_t pqueue_get(struct pqueue *q, void *buffer, size_t room);
ssize_t pqueue_get_timeout(struct pqueue *q, void *buffer, size_t room, int64_t timeout);
ssize_t pqueue_get_nowait(struct pqueue *q, void *buffer, size_t room);

/* As in queue.h: every put makes one more unfinished task.  -EINVAL: more are reported than were put. */
int pqueue_task_done(struct pqueue *q);
void pqueue_join(struct pqueue *q);
int pqueue_join_timeout(struct pqueue *q, int64_t timeout);

/* True at the time of looking. */
unsigned pqueue_qsize(struct pqueue *q);
bool pqueue_empty(struct pqueue *q);
bool pqueue_full(struct pqueue *q);
