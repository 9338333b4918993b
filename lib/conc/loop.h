/* SPDX-License-Identifier: MIT */
/*
 * Loop: asyncio's event loop.  One thread runs callbacks, one after the other, and sleeps when there is none.
 *
 *     struct loop *loop = loop_new();
 *     loop_call_later(loop, SECONDS(2), callback, arg);
 *     loop_run_until_complete(loop, task_future(loop_create_task(loop, coroutine_new(get_html, url))), &html);
 *     loop_close(loop);
 *     loop_free(loop);
 *
 *     one round   wait (epoll) until a descriptor is ready, the first timer is due, or another thread calls;
 *                 not at all if callbacks are ready or stop was asked for
 *                 callbacks of ready descriptors, then of due timers, join the end of the ready queue
 *                 run as many as are there now; those that they add wait for the next round
 *
 * Order: the ready queue is first in first out; timers go by time, equal times in the order of their making.
 * No polling: an idle loop is one epoll_wait.
 *
 * If its thread ends while it does not run, the loop can be run by another; a callback that crashes ends the whole process.
 *
 * All functions are for the loop's own thread (before and after it runs: for whoever has it) except
 * loop_call_soon_threadsafe.  A callback that does not return stops everything else.
 *
 * Where Python raises, functions that return a handle return NULL, and exception_last() says why:
 *     TYPE_ERROR       no callback
 *     RUNTIME_ERROR    the loop is closed, runs already, or another one runs in this thread
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <conc/exception.h>
#include <conc/handle.h>
#include <conc/time.h>

struct loop;
struct afuture;
struct task;

/* NULL: no memory or no descriptors. */
struct loop *loop_new(void);

/* Drop callbacks and timers.  Tasks that are pending are destroyed, and the exception handler is told of each.
 * 0, also when closed before; RUNTIME_ERROR while it runs. */
int loop_close(struct loop *l);

/* Close it if that has not been done.  Futures and tasks of the loop must be freed before. */
void loop_free(struct loop *l);

/* Run until loop_stop.  0, RUNTIME_ERROR, or -EINTR after the signal of loop_catch_interrupt. */
int loop_run_forever(struct loop *l);

/* Run until the future is done.  0 and its result, what it raises, RUNTIME_ERROR if the loop stops before, -EINTR. */
int loop_run_until_complete(struct loop *l, struct afuture *future, void **result);

/* Finish this round, then leave run_forever.  Before it: run one round. */
void loop_stop(struct loop *l);

bool loop_is_running(struct loop *l);
bool loop_is_closed(struct loop *l);

/* The one that runs in this thread (asyncio.get_running_loop); NULL: none. */
struct loop *loop_running(void);

/* The loop's clock, nanoseconds: conc_now(). */
int64_t loop_time(struct loop *l);

struct handle *loop_call_soon(struct loop *l, loop_callback *callback, void *arg);
struct handle *loop_call_later(struct loop *l, int64_t delay, loop_callback *callback, void *arg);
struct handle *loop_call_at(struct loop *l, int64_t when, loop_callback *callback, void *arg);

/* From any thread: the loop wakes up for it.  0, TYPE_ERROR, RUNTIME_ERROR, -ENOMEM. */
int loop_call_soon_threadsafe(struct loop *l, loop_callback *callback, void *arg);

/* Call each time the descriptor is readable, writable or broken; a second add replaces the first.  0 or epoll_ctl's error.
 * remove: was there one?  To be removed before the descriptor is closed. */
int loop_add_reader(struct loop *l, int fd, loop_callback *callback, void *arg);
int loop_add_writer(struct loop *l, int fd, loop_callback *callback, void *arg);
bool loop_remove_reader(struct loop *l, int fd);
bool loop_remove_writer(struct loop *l, int fd);

/* KeyboardInterrupt: this signal ends run_forever and run_until_complete with -EINTR after the callback that runs.
 * For one loop at a time; closing it gives the signal its default action back. */
int loop_catch_interrupt(struct loop *l, int signo);

/* What nobody else is told: pending tasks destroyed, exceptions never retrieved.  The default writes to stderr.
 * e->code is 0 where there is no exception. */
typedef void loop_exception_handler(struct loop *l, const char *message, const char *task, const struct exception *e);
void loop_set_exception_handler(struct loop *l, loop_exception_handler *handler);
void loop_call_exception_handler(struct loop *l, const char *message, const char *task, const struct exception *e);

/* For task.c: the tasks that are not done, in the order of their making, and the one that is running. */
struct loop_tasks {
    struct task *first, *last;
    struct task *current;
};
struct loop_tasks *loop_tasks(struct loop *l);
