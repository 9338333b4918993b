/* SPDX-License-Identifier: MIT */
/*
 * ThreadPoolExecutor: threads that do what others submit.  Contracts in lib/conc/executor.h and
 * lib/conc/thread_pool_executor.h.
 *
 * Yours to write: the worker, submit and shut_down.  What is here compiles and keeps no promise.
 */
#include <conc/exit.h>
#include <conc/guard.h>
#include <conc/thread.h>
#include <conc/thread_pool_executor.h>

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define NAME_ROOM 32
#define MOST_BY_DEFAULT 32

struct pool {
    struct executor executor;           /* first, so that an executor is a pool */
    size_t max_workers;                 /* [c] */
    char prefix[NAME_ROOM];             /* [c] of the threads' names */
    int (*initializer)(void *arg);      /* [c] */
    void *initializer_arg;              /* [c] */
    struct lock lock;                   /* guards what you add below */
    bool over;                          /* [l] shut down */
    size_t workers;                     /* [l] how many there are */
    struct thread **worker;             /* [l] room for max_workers */
    /* Where do tasks wait?  Who is idle?  What does a broken pool look like? */
    struct pool *next;                  /* [g] */
};  /* [c] never changes  [l] under lock  [g] under all_lock */

static struct lock all_lock = LOCK_INIT;
static struct pool *all;                /* [g] */
static unsigned counter;                /* [g] */
static bool ending;                     /* [g] the program is: nothing more is accepted */

/* What each worker does until the pool is shut down and nothing is left to do.  A task:
 *
 *      void *result = NULL;
 *      if (future_set_running_or_notify_cancel(f) == 1) {      0: it was cancelled
 *          int r = function(arg, &result);
 *          r < 0: future_set_exception(f, exception_for(r)), else future_set_result(f, result)
 *      }
 *      future_free(f);                                         the worker's reference; see submit
 */
static void
worker(void *arg)
{
    (void)arg;
}

/* Lock held.  One more thread.  0, or -EAGAIN. */
static int
start_worker(struct pool *p)
{
    char name[NAME_ROOM + 24];
    struct thread *t = thread_new(worker, p);
    if (!t) {
        return -EAGAIN;
    }
    snprintf(name, sizeof name, "%s_%zu", p->prefix, p->workers);
    thread_set_name(t, name);
    thread_set_daemon(t, false);
    if (thread_start(t) < 0) {
        thread_free(t);
        return -EAGAIN;
    }
    p->worker[p->workers++] = t;
    return 0;
}

/* The caller gets the future; the pool keeps one reference more (future_keep) until the task is done. */
static struct future *
submit(struct executor *e, executor_function *function, void *arg)
{
    struct pool *p = (struct pool *)e;
    (void)p, (void)function, (void)arg, (void)start_worker;
    exception_raise(RUNTIME_ERROR, "submit is not written yet");
    return NULL;
}

static void
shut_down(struct executor *e, bool wait, bool cancel_futures)
{
    (void)e, (void)wait, (void)cancel_futures;
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
    p->worker = calloc(p->max_workers, sizeof(struct thread *));
    if (!p->worker) {
        free(p);
        return NULL;
    }
    lock_init(&p->lock);
    enter(p, prefix);
    return &p->executor;
}

struct executor *
thread_pool_executor_new(size_t max_workers)
{
    return thread_pool_executor_new_with(max_workers, NULL, NULL, NULL);
}
