/* SPDX-License-Identifier: MIT */
/*
 * Task: step by step through a coroutine.  Contracts in task.h.
 *
 *     step: go on with the coroutine (send NULL, or throw)
 *       it yields a future       wake_up joins that future's callbacks; the task waits for it
 *       it yields NULL           step joins the ready queue: sleep(0)
 *       it ends                  the task's own future gets the result, the exception, or is cancelled
 *
 * cancel while it waits: the awaited future is asked first; if that can be cancelled, its callbacks bring the
 * CANCELLED_ERROR here.  Otherwise must_cancel makes the next step throw it.
 */
#include <conc/loop.h>
#include <conc/task.h>

#include <stdio.h>
#include <stdlib.h>

#define NAME_ROOM 32

struct task {
    struct afuture future;
    struct coroutine *coroutine;    /* NULL once it has ended */
    struct afuture *waits_for;      /* NULL: for its turn */
    bool must_cancel;
    unsigned cancels;               /* asked for, and not taken back */
    char name[NAME_ROOM];
    struct task *next, *previous;   /* in the loop's list, until done */
};

static void step(struct task *t, int thrown);

struct afuture *
task_future(struct task *t)
{
    return &t->future;
}

static void
task_destroy(struct afuture *f)
{
    struct task *t = (struct task *)f;
    coroutine_free(t->coroutine);
}

struct task *
task_of(struct afuture *f)
{
    return f->destroy == task_destroy ? (struct task *)f : NULL;
}

void
task_free(struct task *t)
{
    if (t) {
        afuture_free(&t->future);
    }
}

static void
step_soon(void *arg)
{
    step(arg, 0);
}

static void
drop_step(void *arg)
{
    (void)arg;      /* the loop is closed: tasks_destroy has taken the task away */
}

static int
call_step_soon(struct task *t)
{
    struct handle *h = loop_call_soon(t->future.loop, step_soon, t);
    if (!h) {
        return -ENOMEM;
    }
    h->drop = drop_step;
    return 0;
}

static void
enter_list(struct task *t)
{
    struct loop_tasks *all = loop_tasks(t->future.loop);
    t->previous = all->last;
    *(all->last ? &all->last->next : &all->first) = t;
    all->last = t;
}

/* The loop's reference goes with it. */
static void
leave_list(struct task *t)
{
    struct loop_tasks *all = loop_tasks(t->future.loop);
    *(t->previous ? &t->previous->next : &all->first) = t->next;
    *(t->next ? &t->next->previous : &all->last) = t->previous;
    t->next = t->previous = NULL;
    task_free(t);
}

static bool
cancel(struct afuture *f)
{
    struct task *t = (struct task *)f;
    if (afuture_done(f)) {
        return false;
    }
    t->cancels++;
    if (!t->waits_for || !afuture_cancel(t->waits_for)) {
        t->must_cancel = true;
    }
    return true;
}

struct task *
loop_create_task(struct loop *l, struct coroutine *c)
{
    static _Atomic unsigned made;
    struct task *t = c ? calloc(1, sizeof *t) : NULL;
    if (!t) {
        coroutine_free(c);
        return NULL;
    }
    afuture_init(&t->future, l);
    t->future.cancel = cancel;
    t->future.destroy = task_destroy;
    t->future.name = t->name;
    t->coroutine = c;
    if (call_step_soon(t) < 0) {
        task_free(t);
        return NULL;
    }
    snprintf(t->name, sizeof t->name, "Task-%u", ++made);
    afuture_keep(&t->future);
    enter_list(t);
    return t;
}

struct task *
task_new(struct loop *l, generator_body *body, void *arg)
{
    return loop_create_task(l, coroutine_new(body, arg));
}

static void
wake_up(struct afuture *f, void *arg)
{
    step(arg, afuture_result(f, NULL));
}

static void
wait_for(struct task *t, struct afuture *f)
{
    if (!f) {
        call_step_soon(t);
        return;
    }
    t->waits_for = f;
    afuture_add_done_callback(f, wake_up, t);
    if (t->must_cancel && afuture_cancel(f)) {
        t->must_cancel = false;
    }
}

static void
finish(struct task *t, int r, void *value)
{
    struct exception e = *exception_last();
    coroutine_free(t->coroutine);
    t->coroutine = NULL;
    if (r == CANCELLED_ERROR || (r == STOP_ITERATION && t->must_cancel)) {
        afuture_become_cancelled(&t->future);
    } else if (r == STOP_ITERATION) {
        afuture_set_result(&t->future, value);
    } else {
        afuture_set_exception(&t->future, &e);
    }
    leave_list(t);
}

/* thrown: 0, or the code of the last exception, which goes into the coroutine. */
static void
step(struct task *t, int thrown)
{
    struct loop_tasks *all = loop_tasks(t->future.loop);
    void *value = NULL;
    if (t->must_cancel) {
        thrown = thrown == CANCELLED_ERROR ? thrown : exception_raise(CANCELLED_ERROR, "CancelledError");
        t->must_cancel = false;
    }
    t->waits_for = NULL;
    all->current = t;
    int r = thrown < 0 ? coroutine_throw(t->coroutine, exception_last(), &value)
                       : coroutine_send(t->coroutine, NULL, &value);
    all->current = NULL;
    if (r == 0) {
        wait_for(t, value);
    } else {
        finish(t, r, value);
    }
}

bool
task_cancel(struct task *t)
{
    return afuture_cancel(&t->future);
}

unsigned
task_cancelling(struct task *t)
{
    return t->cancels;
}

unsigned
task_uncancel(struct task *t)
{
    t->cancels -= t->cancels > 0;
    return t->cancels;
}

bool
task_done(struct task *t)
{
    return afuture_done(&t->future);
}

bool
task_cancelled(struct task *t)
{
    return afuture_cancelled(&t->future);
}

int
task_result(struct task *t, void **value)
{
    return afuture_result(&t->future, value);
}

int
task_exception(struct task *t, struct exception *e)
{
    return afuture_exception(&t->future, e);
}

int
task_await(struct task *t, void **value)
{
    return afuture_await(&t->future, value);
}

int
task_add_done_callback(struct task *t, afuture_callback *callback, void *arg)
{
    return afuture_add_done_callback(&t->future, callback, arg);
}

const char *
task_name(struct task *t)
{
    return t->name;
}

void
task_set_name(struct task *t, const char *name)
{
    snprintf(t->name, sizeof t->name, "%s", name);
}

struct task *
task_current(void)
{
    struct loop *l = loop_running();
    return l ? loop_tasks(l)->current : NULL;
}

size_t
loop_all_tasks(struct loop *l, struct task **list, size_t room)
{
    size_t n = 0;
    for (struct task *t = loop_tasks(l)->first; t; t = t->next) {
        if (n++ < room) {
            list[n - 1] = t;
        }
    }
    return n;
}

/* What is left of a task is closed: its body sees GENERATOR_EXIT.  Its future stays pending for ever. */
void
tasks_destroy(struct loop *l)
{
    struct task *t;
    while ((t = loop_tasks(l)->first) != NULL) {
        loop_call_exception_handler(l, "Task was destroyed but it is pending!", t->name, NULL);
        coroutine_free(t->coroutine);
        t->coroutine = NULL;
        if (t->waits_for) {
            afuture_remove_done_callback(t->waits_for, wake_up, t);
        }
        leave_list(t);
    }
}
