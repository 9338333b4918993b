/* SPDX-License-Identifier: MIT */
/*
 * Timer: Python's threading.Timer, a thread that waits and then calls a function, unless it is cancelled before.
 *
 *     struct timer *t = timer_new(SECONDS(1), hello, NULL);
 *     timer_start(t);                 hello(NULL) runs after one second, in a thread of its own
 *     timer_cancel(t);                or does not
 *
 * - It is a thread (thread.h): named Thread-N, alive from its start until its function has returned, or until it has
 *   noticed that it is cancelled; an ordinary one, so the end of the program waits for it.
 * - It fires once.  To repeat, its function starts another one.
 * - If the program dies, or its main thread ends it by _exit, the function is not called.  A crash in it ends the whole process.
 * - A cancel that comes while the function runs, or is just about to, comes too late and changes nothing.
 */
#pragma once

#include <conc/thread.h>

struct timer;

/* NULL: no memory. */
struct timer *timer_new(int64_t interval, void (*function)(void *), void *arg);

/* As thread_start: 0, -EINVAL if it was started before, -EAGAIN. */
int timer_start(struct timer *t);

/* Do not call the function any more.  May come before the start, after the end, and more than once. */
void timer_cancel(struct timer *t);

/* Wait until it has fired and its function has returned, or it was cancelled.  As thread_join. */
int timer_join(struct timer *t);
int timer_join_timeout(struct timer *t, int64_t timeout);
bool timer_is_alive(struct timer *t);

/* The thread underneath: its name, daemon flag and id. */
struct thread *timer_thread(struct timer *t);

/* 0, or -EBUSY while it is alive. */
int timer_free(struct timer *t);
