/* SPDX-License-Identifier: MIT */
/*
 * ThreadPoolExecutor: each worker has a queue and a semaphore of its own.  A submit gives the task to an idle worker, else to
 * a new one, else to the next in turn; who finds his own queue empty takes the oldest task of the next neighbour that has one.
 */
#include <conc/exit.h>
#include <conc/guard.h>
#include <conc/semaphore.h>
#include <conc/thread.h>
#include <conc/thread_pool_executor.h>

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define NAME_ROOM 32
#define MOST_BY_DEFAULT 32

struct work {
    struct work *next;
    struct future *future;
    executor_function *function;
    void *arg;
};

struct seat {                           /* a worker's */
    struct pool *pool;
    struct work *first;                 /* [l] oldest first */
    struct semaphore told;              /* there is work, or it is over */
    bool idle;                          /* [l] */
};

struct pool {
    struct executor executor;           /* first, so that an executor is a pool */
    size_t max_workers;                 /* [c] */
    char prefix[NAME_ROOM];             /* [c] */
    int (*initializer)(void *arg);      /* [c] */
    void *initializer_arg;              /* [c] */
    struct seat *seat;                  /* one for each worker there may be */
    size_t turn;                        /* [l] whose turn it is to get a task though he is busy */
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

/* Lock held.  Takes the oldest task of a seat; NULL: it has none. */
static struct work *
take(struct seat *s)
{
    struct work *w = s->first;
    if (w) {
        s->first = w->next;
    }
    return w;
}

/* Lock held.  All that waits, to `put_off`. */
static void
drain(struct pool *p, void (*put_off)(struct future *f))
{
    for (size_t i = 0; i < p->max_workers; i++) {
        for (struct work *w; (w = take(&p->seat[i])) != NULL; free(w)) {
            put_off(w->future);
            future_free(w->future);
        }
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

/* Lock held.  Its own task, or a neighbour's. */
static struct work *
find_work(struct seat *s)
{
    struct pool *p = s->pool;
    size_t own = (size_t)(s - p->seat);
    struct work *w = NULL;
    for (size_t i = 0; i < p->max_workers && !w; i++) {
        w = take(&p->seat[(own + i) % p->max_workers]);
    }
    return w;
}

/* Waited for; NULL: it is over and there is none. */
static struct work *
next_work(struct seat *s)
{
    for (;;) {
        lock_acquire(&s->pool->lock);
        struct work *w = find_work(s);
        bool over = s->pool->over;
        s->idle = !w;
        lock_release(&s->pool->lock);
        if (w || over) {
            return w;
        }
        semaphore_acquire(&s->told);
    }
}

static void
worker(void *arg)
{
    struct seat *s = arg;
    struct pool *p = s->pool;
    int r = p->initializer ? p->initializer(p->initializer_arg) : 0;
    if (r < 0) {
        break_pool(p, r);
        return;
    }
    for (struct work *w; (w = next_work(s)) != NULL;) {
        do_work(w);
    }
}

/* Lock held.  One worker more.  False: there may be no more, or cannot. */
static bool
hire(struct pool *p)
{
    char name[NAME_ROOM + 24];
    struct thread *t = p->workers < p->max_workers ? thread_new(worker, &p->seat[p->workers]) : NULL;
    if (!t) {
        return false;
    }
    snprintf(name, sizeof name, "%s_%zu", p->prefix, p->workers);
    thread_set_name(t, name);
    thread_set_daemon(t, false);
    if (thread_start(t) < 0) {
        thread_free(t);
        return false;
    }
    p->worker[p->workers++] = t;
    return true;
}

/* Lock held.  Who is to get the next task; NULL: there is nobody. */
static struct seat *
choose(struct pool *p)
{
    for (size_t i = 0; i < p->workers; i++) {
        if (p->seat[i].idle) {
            return &p->seat[i];
        }
    }
    if (hire(p)) {
        return &p->seat[p->workers - 1];
    }
    return p->workers > 0 ? &p->seat[p->turn++ % p->workers] : NULL;
}

/* Lock held. */
static void
give(struct seat *s, struct work *w)
{
    struct work **end = &s->first;
    while (*end) {
        end = &(*end)->next;
    }
    *end = w;
    s->idle = false;
    semaphore_release(&s->told);
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
    *w = (struct work){ NULL, f, function, arg };
    LOCK_GUARD(&p->lock);
    if (p->broken) {
        return refuse(w, -EPIPE, "a worker's initializer failed: the pool is broken");
    }
    if (p->over) {
        return refuse(w, RUNTIME_ERROR, "cannot schedule new futures after shutdown");
    }
    struct seat *s = choose(p);
    if (!s) {
        return refuse(w, -EAGAIN, "cannot start a worker");
    }
    future_keep(f);
    give(s, w);
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
    for (size_t i = 0; i < p->max_workers; i++) {
        semaphore_release(&p->seat[i].told);
    }
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
    free(p->seat);
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
    p->max_workers = max_workers ? max_workers : by_default < MOST_BY_DEFAULT ? by_default : MOST_BY_DEFAULT;
    p->initializer = initializer;
    p->initializer_arg = arg;
    p->seat = calloc(p->max_workers, sizeof *p->seat);
    p->worker = calloc(p->max_workers, sizeof(struct thread *));
    if (!p->seat || !p->worker) {
        free(p->seat);
        free(p->worker);
        free(p);
        return NULL;
    }
    lock_init(&p->lock);
    for (size_t i = 0; i < p->max_workers; i++) {
        p->seat[i].pool = p;
        semaphore_init(&p->seat[i].told, 0);
    }
    enter(p, prefix);
    return &p->executor;
}

struct executor *
thread_pool_executor_new(size_t max_workers)
{
    return thread_pool_executor_new_with(max_workers, NULL, NULL, NULL);
}
