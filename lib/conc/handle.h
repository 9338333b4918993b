/* SPDX-License-Identifier: MIT */
/*
 * Handle: a callback that a loop will run (asyncio.Handle, TimerHandle), and the heap of those that wait for their time.
 *
 *     struct handle *h = loop_call_later(loop, SECONDS(1), callback, arg);
 *     handle_cancel(h);                               it will not run
 *
 * A handle is gone once it has begun to run or has been cancelled: who keeps one to cancel it later must know.
 *
 * The heap gives the earliest first, of equal times the one that was made first.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef void loop_callback(void *arg);

struct timers;

struct handle {
    loop_callback *callback;
    void *arg;
    void (*drop)(void *arg);    /* called in place of the callback if that never runs; NULL: nothing */
    bool cancelled;
    struct handle *next;        /* in the ready queue */
    int64_t when;               /* the rest: while it is in a heap */
    uint64_t order;
    struct timers *timers;      /* NULL: in none */
    size_t place;
};

struct timers {
    struct handle **heap;
    size_t count, room;
    uint64_t made;
};

/* Only in the loop's own thread. */
void handle_cancel(struct handle *h);

/* For the loop: its turn has come, or never will. */
void handle_run(struct handle *h);
void handle_drop(struct handle *h);

/* 0 or -ENOMEM. */
int timers_add(struct timers *t, struct handle *h);
struct handle *timers_first(struct timers *t);      /* NULL: none */
void timers_remove(struct timers *t, struct handle *h);
