/* SPDX-License-Identifier: MIT */
/*
 * ProcessPoolExecutor: futures in front of a pool.  Contracts in process_pool_executor.h.
 *
 *     submit                       the pool's callback thread
 *     work -> pending              a task is done: tell the future, running -1
 *     feed                         feed
 *
 *     feed: while running < max_workers, the oldest pending work, unless it is cancelled, goes to the pool, running +1
 *
 * What is in the pool can no longer be cancelled, so no more is there than processes can work on.
 */
#include <conc/condition.h>
#include <conc/exit.h>
#include <conc/guard.h>
#include <conc/pool.h>
#include <conc/process_map.h>
#include <conc/process_pool_executor.h>

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct processes {
    struct executor executor;       /* first, so that an executor is one of these */
    struct pool *pool;              /* [c] */
    size_t max_workers;             /* [c] */
    struct lock lock;
    struct condition changed;
    struct work *pending;           /* [l] oldest first */
    struct work **pending_end;      /* [l] */
    size_t running;                 /* [l] in the pool */
    bool over;                      /* [l] shut down */
    struct processes *next;         /* [g] */
};  /* [c] never changes  [l] under lock  [g] under all_lock */

struct work {
    struct work *next;
    struct processes *executor;
    struct future *future;
    executor_function *function;
    struct value *arg;
};

static struct lock all_lock = LOCK_INIT;
static struct processes *all;       /* [g] */

/* In a worker: [address, arg] -> the result, or what was raised as an error. */
static struct value *
run_task(const struct value *task)
{
    executor_function *function = (executor_function *)(intptr_t)value_number(value_at(task, 0));
    void *result = NULL;
    exception_raise_again(&(struct exception){ 0 });
    int r = function(value_at(task, 1), &result);
    return r < 0 ? value_error(r, "%s", exception_for(r)->message) : result;
}

static void
free_work(struct work *w)
{
    future_free(w->future);
    value_free(w->arg);
    free(w);
}

static void task_done(const struct value *result, void *work);
static void task_failed(const struct value *error, void *work);

/* Lock held. */
static void
send_to_pool(struct processes *p, struct work *w)
{
    struct pool_callbacks callbacks = { task_done, task_failed, w };
    struct value *task = value_list(value_int((int64_t)(intptr_t)w->function), w->arg);
    w->arg = NULL;
    int r = task ? pool_apply_async_callbacks(p->pool, run_task, task, &callbacks, NULL) : -ENOMEM;
    if (r < 0) {
        future_set_exception(w->future, &(struct exception){ r, "the pool does not take the task" });
        free_work(w);
    } else {
        p->running++;
    }
}

/* Lock held. */
static void
feed(struct processes *p)
{
    while (p->pending && p->running < p->max_workers) {
        struct work *w = p->pending;
        p->pending = w->next;
        p->pending_end = p->pending ? p->pending_end : &p->pending;
        if (future_set_running_or_notify_cancel(w->future) == 1) {
            send_to_pool(p, w);
        } else {
            free_work(w);
        }
    }
    if (p->over && p->running == 0) {
        pool_close(p->pool);
        condition_notify_all(&p->changed);
    }
}

static void
work_ended(struct work *w)
{
    struct processes *p = w->executor;
    free_work(w);
    LOCK_GUARD(&p->lock);
    p->running--;
    feed(p);
}

static void
task_done(const struct value *result, void *work)
{
    struct work *w = work;
    future_set_result(w->future, value_copy(result));
    work_ended(w);
}

static void
task_failed(const struct value *error, void *work)
{
    struct work *w = work;
    struct exception e = { .code = (int)value_number(error) };
    snprintf(e.message, sizeof e.message, "%s", value_text(error));
    future_set_exception(w->future, &e);
    work_ended(w);
}

static void
drop(void *v)
{
    value_free(v);
}

static struct future *
submit(struct executor *e, executor_function *function, void *arg)
{
    struct processes *p = (struct processes *)e;
    struct work *w = calloc(1, sizeof *w);
    struct future *f = future_new();
    struct value *v = arg ? arg : value_none();
    LOCK_GUARD(&p->lock);
    if (!w || !f || !v || p->over) {
        bool late = w && f && v;
        free(w);
        future_free(f);
        value_free(v);
        exception_raise(late ? RUNTIME_ERROR : -ENOMEM,
                        late ? "cannot schedule new futures after shutdown" : "no memory for another task");
        return NULL;
    }
    future_drop_unasked(f, drop);
    *w = (struct work){ NULL, p, future_keep(f), function, v };
    *p->pending_end = w;
    p->pending_end = &w->next;
    feed(p);
    return f;
}

static bool
is_idle(void *arg)
{
    struct processes *p = arg;
    return !p->pending && p->running == 0;
}

/* Lock not held: callbacks of the futures run here. */
static void
cancel_all(struct work *w)
{
    while (w) {
        struct work *next = w->next;
        future_cancel(w->future);
        future_set_running_or_notify_cancel(w->future);
        free_work(w);
        w = next;
    }
}

static void
shut_down(struct executor *e, bool wait, bool cancel_futures)
{
    struct processes *p = (struct processes *)e;
    lock_acquire(&p->lock);
    p->over = true;
    struct work *dropped = cancel_futures ? p->pending : NULL;
    if (cancel_futures) {
        p->pending = NULL;
        p->pending_end = &p->pending;
    }
    feed(p);
    lock_release(&p->lock);
    cancel_all(dropped);
    lock_acquire(&p->lock);
    if (wait) {
        condition_wait_for(&p->changed, is_idle, p, TIMEOUT_FOREVER);
    }
    lock_release(&p->lock);
    if (wait) {
        pool_join(p->pool);
    }
}

static void
free_processes(struct executor *e)
{
    struct processes *p = (struct processes *)e, **link = &all;
    lock_acquire(&all_lock);
    while (*link && *link != p) {
        link = &(*link)->next;
    }
    if (*link) {
        *link = p->next;
    }
    lock_release(&all_lock);
    pool_free(p->pool);
    free(p);
}

static const struct executor_operations operations = { submit, shut_down, free_processes };

/* The end of the program waits for all that was submitted. */
static void
end_all(void)
{
    lock_acquire(&all_lock);
    struct processes *first = all;
    lock_release(&all_lock);
    for (struct processes *p = first; p; p = p->next) {
        shut_down(&p->executor, true, false);
    }
}

static void
forget_all(void)
{
    lock_init(&all_lock);
    all = NULL;
}

static void
hook_once(void)
{
    pthread_atfork(NULL, NULL, forget_all);
    conc_before_threads_end(end_all);
}

struct executor *
process_pool_executor_new(size_t max_workers)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    long cpus = sysconf(_SC_NPROCESSORS_ONLN);
    struct processes *p = calloc(1, sizeof *p);
    if (!p) {
        return NULL;
    }
    pthread_once(&once, hook_once);
    p->executor.operations = &operations;
    p->executor.generation = executor_generation();
    p->executor.map = process_map;
    p->executor.drop = drop;
    p->max_workers = max_workers ? max_workers : cpus > 0 ? (size_t)cpus : 1;
    p->pending_end = &p->pending;
    lock_init(&p->lock);
    condition_init(&p->changed, &p->lock);
    p->pool = pool_new((unsigned)p->max_workers);
    if (!p->pool) {
        free(p);
        return NULL;
    }
    LOCK_GUARD(&all_lock);
    p->next = all;
    all = p;
    return &p->executor;
}
