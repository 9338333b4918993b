/* SPDX-License-Identifier: MIT */
/*
 * Task: a coroutine that a loop drives, and a future of what it returns.
 *
 *     struct task *t = loop_create_task(loop, coroutine_new(get_html, url));
 *     task_add_done_callback(t, callback, url);
 *     loop_run_until_complete(loop, task_future(t), &html);
 *     task_free(t);
 *
 * - It begins in the loop's next round, not in create_task, and runs until it waits for a future that is not done.
 * - cancel throws CANCELLED_ERROR into what it waits for (or into its beginning): it may clean up, and it may refuse by
 *   returning something else.  Whether it was cancelled is known when it is done, not when cancel returns.
 * - One that ends by an error is done with it, and whoever awaits it gets it; if nobody asks, the loop's exception handler is told.
 *   A crash in it ends the whole process.  What it held (alock.h) it still holds: release on each way out.
 * - task_free gives up the caller's reference; the task itself goes on.
 *
 * All that afuture.h says holds for task_future(t); the most usual have a name here.
 */
#pragma once

#include <stddef.h>

#include <conc/afuture.h>
#include <conc/coroutine.h>

struct task;

/* Takes the coroutine over.  NULL: no memory, or the loop is closed. */
struct task *loop_create_task(struct loop *l, struct coroutine *c);

/* The same for coroutine_new(body, arg). */
struct task *task_new(struct loop *l, generator_body *body, void *arg);

struct afuture *task_future(struct task *t);
void task_free(struct task *t);

bool task_cancel(struct task *t);

/* How often cancel was asked for and has not been taken back (Python 3.11: cancelling, uncancel).  uncancel: how often now. */
unsigned task_cancelling(struct task *t);
unsigned task_uncancel(struct task *t);

bool task_done(struct task *t);
bool task_cancelled(struct task *t);
int task_result(struct task *t, void **value);
int task_exception(struct task *t, struct exception *e);
int task_await(struct task *t, void **value);

/* callback(future, arg): the task is task_of(future). */
int task_add_done_callback(struct task *t, afuture_callback *callback, void *arg);
struct task *task_of(struct afuture *f);        /* NULL: a future, but no task */

/* "Task-1", ...; at most 31 bytes of another name are kept. */
const char *task_name(struct task *t);
void task_set_name(struct task *t, const char *name);

/* The one that runs in this thread; NULL: none. */
struct task *task_current(void);

/* The loop's tasks that are not done, oldest first.  Writes at most `room`, returns how many there are. */
size_t loop_all_tasks(struct loop *l, struct task **list, size_t room);

/* For loop_close: destroy those that are not done. */
void tasks_destroy(struct loop *l);
