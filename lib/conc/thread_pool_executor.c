/* SPDX-License-Identifier: MIT */
/*
 * ThreadPoolExecutor: a SimpleQueue of work, and threads that take from it.  Contracts in thread_pool_executor.h.
 *
 *     submit                              worker
 *     work -> queue                       queue -> work: run it, tell the future
 *     an idle worker? then it is his      idle += 1
 *     else one more thread
 *
 * `idle` is a semaphore: how many workers have done their work and have not been counted on again.  Whom it was
 * counted for does not matter, any idle worker may be the faster.
 *
 * A NULL in the queue says that it is over.  The worker that finds it puts it back for the next one, so one NULL ends
 * them all, behind all the work.
 */
#include <conc/exit.h>
#include <conc/guard.h>
#include <conc/semaphore.h>
#include <conc/simple_queue.h>
#include <conc/thread.h>
#include <conc/thread_pool_executor.h>

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define NAME_ROOM 32
#define MOST_BY_DEFAULT 32

struct work {
    struct future *future;
    executor_function *function;
    void *arg;
};

struct pool {
    struct executor executor;           /* first, so that an executor is a pool */
    size_t max_workers;                 /* [c] */
    char prefix[NAME_ROOM];             /* [c] */
    int (*initializer)(void *arg);      /* [c] */
    void *initializer_arg;              /* [c] */
    struct simple_queue *queue;         /* of struct work */
    struct semaphore idle;
    struct lock lock;
    bool over;                          /* [l] shut down */
    bool broken;                        /* [l] */
    size_t workers;                     /* [l] */
    struct thread **worker;             /* [l] */
    struct pool *next;                  /* [g] */
};  /* [c] never changes  [l] under lock  [g] under all_lock */

static struct lock all_lock = LOCK_INIT;
static struct pool *all;                /* [g] */
static unsigned counter;                /* [g] */
static bool ending;                     /* [g] the program is: nothing more is accepted */

static void
do_work(struct work *w)
{
    void *result = NULL;
    if (future_set_running_or_notify_cancel(w->future) == 1) {
        exception_raise_again(&(struct exception){ 0 });        /* the last task's is not this one's */
        int r = w->function(w->arg, &result);
        if (r < 0) {
            future_set_exception(w->future, exception_for(r));
        } else {
            future_set_result(w->future, result);
        }
    }
    future_free(w->future);
    free(w);
}

/* Lock held.  All that waits, to `put_off`; the NULL stays. */
static void
drain(struct pool *p, void (*put_off)(struct future *f))
{
    void *item;
    while (simple_queue_get_nowait(p->queue, &item) == 0) {
        struct work *w = item;
        if (w) {
            put_off(w->future);
            future_free(w->future);
            free(w);
        }
    }
    if (p->over) {
        simple_queue_put(p->queue, NULL);
    }
}

static void
fail_as_broken(struct future *f)
{
    future_set_exception(f, &(struct exception){ -EPIPE, "a worker's initializer failed: the pool is broken" });
}

/* No worker will ever come to it, so those in futures_wait are told here.  (CPython lets them wait for ever.) */
static void
cancel(struct future *f)
{
    future_cancel(f);
    future_set_running_or_notify_cancel(f);
}

static void
break_pool(struct pool *p, int why)
{
    fprintf(stderr, "Exception in initializer: %s\n", exception_for(why)->message);
    LOCK_GUARD(&p->lock);
    p->broken = true;
    drain(p, fail_as_broken);
}

static void
worker(void *arg)
{
    struct pool *p = arg;
    int r = p->initializer ? p->initializer(p->initializer_arg) : 0;
    if (r < 0) {
        break_pool(p, r);
        return;
    }
    for (;;) {
        void *item;
        simple_queue_get(p->queue, &item);
        if (item) {
            do_work(item);
            semaphore_release(&p->idle);
        } else {
            simple_queue_put(p->queue, NULL);
            return;
        }
    }
}

/* Lock held.  0, or -EAGAIN: there is no worker at all and none can be made. */
static int
have_worker(struct pool *p)
{
    char name[NAME_ROOM + 24];
    if (semaphore_try_acquire(&p->idle) == 0 || p->workers == p->max_workers) {
        return 0;
    }
    struct thread *t = thread_new(worker, p);
    if (!t) {
        return p->workers > 0 ? 0 : -EAGAIN;
    }
    snprintf(name, sizeof name, "%s_%zu", p->prefix, p->workers);
    thread_set_name(t, name);
    thread_set_daemon(t, false);
    if (thread_start(t) < 0) {
        thread_free(t);
        return p->workers > 0 ? 0 : -EAGAIN;
    }
    p->worker[p->workers++] = t;
    return 0;
}

static struct future *
refuse(struct work *w, int code, const char *why)
{
    if (w) {
        future_free(w->future);
    }
    free(w);
    exception_raise(code, "%s", why);
    return NULL;
}

static struct future *
submit(struct executor *e, executor_function *function, void *arg)
{
    struct pool *p = (struct pool *)e;
    struct work *w = malloc(sizeof *w);
    struct future *f = future_new();
    if (!w || !f) {
        future_free(f);
        free(w);
        return refuse(NULL, -ENOMEM, "no memory for another task");
    }
    *w = (struct work){ f, function, arg };
    LOCK_GUARD(&p->lock);
    if (p->broken) {
        return refuse(w, -EPIPE, "a worker's initializer failed: the pool is broken");
    }
    if (p->over) {
        return refuse(w, RUNTIME_ERROR, "cannot schedule new futures after shutdown");
    }
    int r = have_worker(p);
    if (r < 0) {
        return refuse(w, r, "cannot start a worker");
    }
    future_keep(f);
    if (simple_queue_put(p->queue, w) < 0) {
        future_free(f);
        return refuse(w, -ENOMEM, "no memory for another task");
    }
    return f;
}

static void
shut_down(struct executor *e, bool wait, bool cancel_futures)
{
    struct pool *p = (struct pool *)e;
    lock_acquire(&p->lock);
    p->over = true;
    if (cancel_futures) {
        drain(p, cancel);
    }
    simple_queue_put(p->queue, NULL);
    lock_release(&p->lock);
    for (size_t i = 0; wait && i < p->workers; i++) {       /* `over`: there will be no more of them */
        thread_join(p->worker[i]);
    }
}

/* Before exit() waits for threads. */
static void
end_all(void)
{
    lock_acquire(&all_lock);
    ending = true;
    struct pool *first = all;
    lock_release(&all_lock);
    for (struct pool *p = first; p; p = p->next) {
        shut_down(&p->executor, false, false);
    }
    for (struct pool *p = first; p; p = p->next) {
        shut_down(&p->executor, true, false);
    }
}

static void
free_pool(struct executor *e)
{
    struct pool *p = (struct pool *)e, **link = &all;
    lock_acquire(&all_lock);
    while (*link && *link != p) {
        link = &(*link)->next;
    }
    if (*link) {
        *link = p->next;
    }
    lock_release(&all_lock);
    for (size_t i = 0; i < p->workers; i++) {
        thread_free(p->worker[i]);
    }
    simple_queue_free(p->queue);
    free(p->worker);
    free(p);
}

/* The child has none of the workers, and perhaps a lock that one of them held. */
static void
forget_all(void)
{
    lock_init(&all_lock);
    all = NULL;
    ending = false;
}

static void
hook_once(void)
{
    pthread_atfork(NULL, NULL, forget_all);
    conc_before_threads_end(end_all);
}

static const struct executor_operations operations = { submit, shut_down, free_pool };

static void
enter(struct pool *p, const char *prefix)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, hook_once);
    LOCK_GUARD(&all_lock);
    if (prefix) {
        snprintf(p->prefix, sizeof p->prefix, "%s", prefix);
    } else {
        snprintf(p->prefix, sizeof p->prefix, "ThreadPoolExecutor-%u", counter++);
    }
    p->over = ending;
    p->next = all;
    all = p;
}

struct executor *
thread_pool_executor_new_with(size_t max_workers, const char *prefix, int (*initializer)(void *arg), void *arg)
{
    size_t by_default = (size_t)sysconf(_SC_NPROCESSORS_ONLN) + 4;
    struct pool *p = calloc(1, sizeof *p);
    if (!p) {
        return NULL;
    }
    p->executor.operations = &operations;
    p->executor.generation = executor_generation();
    p->max_workers = max_workers ? max_workers : by_default < MOST_BY_DEFAULT ? by_default : MOST_BY_DEFAULT;
    p->executor.threads = p->max_workers;
    p->initializer = initializer;
    p->initializer_arg = arg;
    p->queue = simple_queue_new();
    p->worker = calloc(p->max_workers, sizeof(struct thread *));
    if (!p->queue || !p->worker) {
        simple_queue_free(p->queue);
        free(p->worker);
        free(p);
        return NULL;
    }
    lock_init(&p->lock);
    semaphore_init(&p->idle, 0);
    enter(p, prefix);
    return &p->executor;
}

struct executor *
thread_pool_executor_new(size_t max_workers)
{
    return thread_pool_executor_new_with(max_workers, NULL, NULL, NULL);
}
