/* SPDX-License-Identifier: MIT */
/* Pool: what its users call.  Contracts in pool.h; how it works in pool_inside.h. */
#include <conc/exit.h>
#include <conc/guard.h>
#include <conc/pool_inside.h>

#include <errno.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

static struct lock pools_lock = LOCK_INIT;
static struct pool *pools;          /* [p] for the end of the program */
static _Atomic pid_t pools_owner;   /* the process whose pools they are: a child has a copy of the list, and of the lock */

/* The end of the program: daemon workers are about to be terminated; none is to be replaced and no task to fail. */
static void
abandon_all(void)
{
    if (atomic_load(&pools_owner) != getpid()) {
        return;
    }
    LOCK_GUARD(&pools_lock);
    for (struct pool *p = pools; p; p = p->next) {
        LOCK_GUARD(&p->lock);
        p->state = ABANDONED;
    }
}

void
pool_put(struct pool *p)
{
    lock_acquire(&p->lock);
    unsigned left = --p->refs;
    lock_release(&p->lock);
    if (left > 0) {
        return;
    }
    queue_free(p->callbacks);
    value_free(p->options.initarg);
    close(p->wake);
    free(p->workers);
    free(p->events);
    free(p);
}

/* All that may fail and is undone by put_pool. */
static bool
furnish(struct pool *p, const struct pool_options *o)
{
    long cpus = sysconf(_SC_NPROCESSORS_ONLN);
    p->options = *o;
    p->options.initarg = value_copy(o->initarg);
    p->options.processes = o->processes ? o->processes : cpus > 0 ? (unsigned)cpus : 1;
    p->wake = eventfd(0, EFD_CLOEXEC);
    p->workers = calloc(p->options.processes, sizeof *p->workers);
    p->events = calloc(2 * p->options.processes + 1, sizeof *p->events);
    p->callbacks = queue_new(0);
    return p->options.initarg && p->wake >= 0 && p->workers && p->events && p->callbacks && pool_start_workers(p) == 0;
}

static void
enlist(struct pool *p)
{
    if (atomic_exchange(&pools_owner, getpid()) != getpid()) {
        lock_init(&pools_lock);
        pools = NULL;
    }
    conc_at_end(abandon_all);
    LOCK_GUARD(&pools_lock);
    p->next = pools;
    pools = p;
}

static void
strike_off(struct pool *p)
{
    LOCK_GUARD(&pools_lock);
    for (struct pool **q = &pools; *q; q = &(*q)->next) {
        if (*q == p) {
            *q = p->next;
            return;
        }
    }
}

struct pool *
pool_new_with(const struct pool_options *options)
{
    struct pool *p = calloc(1, sizeof *p);
    if (!p) {
        return NULL;
    }
    lock_init(&p->lock);
    p->owner = getpid();
    p->pending_end = &p->pending;
    p->refs = 1;
    if (!furnish(p, options) || !(p->caller = thread_start_daemon(pool_call_back, p, "PoolCallbacks"))
        || !(p->dispatcher = thread_start_daemon(pool_dispatch, p, "PoolDispatcher"))) {
        p->state = TERMINATING;
        if (p->workers) {
            pool_end_workers(p);
        }
        if (p->caller) {
            queue_put(p->callbacks, NULL);
            thread_join(p->caller);
        }
        pool_put(p);
        return NULL;
    }
    enlist(p);
    return p;
}

struct pool *
pool_new(unsigned processes)
{
    return pool_new_with(&(struct pool_options){ .processes = processes });
}

int
pool_close(struct pool *p)
{
    if (p->owner != getpid()) {
        return -ECHILD;
    }
    LOCK_GUARD(&p->lock);
    if (p->state == RUNNING) {
        p->state = CLOSING;
        eventfd_write(p->wake, 1);
    }
    return 0;
}

int
pool_terminate(struct pool *p)
{
    if (p->owner != getpid()) {
        return -ECHILD;
    }
    LOCK_GUARD(&p->lock);
    if (p->state <= CLOSING) {
        p->state = TERMINATING;
        for (unsigned i = 0; i < p->options.processes; i++) {
            if (p->workers[i].process) {
                process_terminate(p->workers[i].process);
            }
        }
        eventfd_write(p->wake, 1);
    }
    return 0;
}

int
pool_join_timeout(struct pool *p, int64_t timeout)
{
    if (p->owner != getpid()) {
        return -ECHILD;
    }
    lock_acquire(&p->lock);
    bool running = p->state == RUNNING;
    lock_release(&p->lock);
    return running ? -EBUSY : thread_join_timeout(p->dispatcher, timeout);
}

int
pool_join(struct pool *p)
{
    return pool_join_timeout(p, TIMEOUT_FOREVER);
}

int
pool_free(struct pool *p)
{
    if (p->owner != getpid() || thread_is_alive(p->dispatcher)) {
        return -EBUSY;
    }
    strike_off(p);
    thread_free(p->caller);
    thread_free(p->dispatcher);
    pool_put(p);
    return 0;
}
