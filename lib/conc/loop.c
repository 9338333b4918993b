/* SPDX-License-Identifier: MIT */
/*
 * Loop: the ready queue, timers (handle.c), descriptors (watch.c), and the rounds.  Contracts in loop.h.
 *
 * Only the ready queue is shared with other threads; a lock guards it, and an eventfd among the watched descriptors
 * wakes the loop.  Why a wake-up is not lost:
 *
 *     loop                                  another thread
 *     the queue is empty
 *                                           puts a callback in, writes to the eventfd
 *     epoll_wait: the eventfd is readable, so it returns at once
 *
 * Its counter stays set until the loop reads it, which is itself a callback of the next round.  Both under the lock: once the
 * loop is closed the eventfd's number may be another file's.
 */
#include <conc/afuture.h>
#include <conc/guard.h>
#include <conc/loop.h>
#include <conc/task.h>
#include <conc/watch.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

struct loop {
    struct lock lock;
    struct handle *first, **last;   /* [l] the ready queue */
    size_t ready;                   /* [l] how many are in it */
    bool closed;                    /* [l], by the loop's own thread alone: which may read it without */
    struct timers timers;           /* [o] */
    struct watch watch;             /* [o] */
    int wake;                       /* [c] eventfd */
    bool running, stopping;         /* [o] */
    int signo;                      /* [o] of loop_catch_interrupt; 0: none */
    struct loop_tasks tasks;        /* [o] */
    loop_exception_handler *handler;    /* [o] */
};  /* [l] under lock  [o] the loop's own thread  [c] never changes */

static __thread struct loop *running;
static volatile sig_atomic_t interrupted;
static volatile int interrupt_wake;

struct loop *
loop_running(void)
{
    return running;
}

bool
loop_is_running(struct loop *l)
{
    return l->running;
}

bool
loop_is_closed(struct loop *l)
{
    return l->closed;
}

int64_t
loop_time(struct loop *l)
{
    (void)l;
    return conc_now();
}

struct loop_tasks *
loop_tasks(struct loop *l)
{
    return &l->tasks;
}

/* The eventfd was readable: empty it. */
static void
woken(void *arg)
{
    struct loop *l = arg;
    uint64_t times;
    if (read(l->wake, &times, sizeof times) < 0) {
        return;     /* somebody else's callback read it: it is empty, all the same */
    }
}

static void
write_wake(int fd)
{
    uint64_t one = 1;
    if (write(fd, &one, sizeof one) < 0) {
        return;     /* full: then it is readable */
    }
}

static void
report(struct loop *l, const char *message, const char *task, const struct exception *e)
{
    (void)l;
    fprintf(stderr, "%s%s%s%s%s\n", message, task ? " task: " : "", task ? task : "", e->code ? ": " : "",
            e->code ? e->message : "");
}

struct loop *
loop_new(void)
{
    struct loop *l = calloc(1, sizeof *l);
    if (!l) {
        return NULL;
    }
    lock_init(&l->lock);
    l->last = &l->first;
    l->handler = report;
    l->watch.epoll = -1;
    l->wake = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (l->wake < 0 || watch_init(&l->watch) < 0 || loop_add_reader(l, l->wake, woken, l) < 0) {
        loop_free(l);
        return NULL;
    }
    return l;
}

void
loop_set_exception_handler(struct loop *l, loop_exception_handler *handler)
{
    l->handler = handler ? handler : report;
}

void
loop_call_exception_handler(struct loop *l, const char *message, const char *task, const struct exception *e)
{
    static const struct exception none;
    l->handler(l, message, task, e ? e : &none);
}

static int
refuse(struct loop *l, loop_callback *callback)
{
    return !callback ? exception_raise(TYPE_ERROR, "a callable object was expected")
           : l->closed ? exception_raise(RUNTIME_ERROR, "Event loop is closed") : 0;
}

static struct handle *
handle_new(loop_callback *callback, void *arg)
{
    struct handle *h = calloc(1, sizeof *h);
    if (h) {
        h->callback = callback;
        h->arg = arg;
    }
    return h;
}

/* Lock held. */
static void
append(struct loop *l, struct handle *h)
{
    h->next = NULL;
    *l->last = h;
    l->last = &h->next;
    l->ready++;
}

static void
make_ready(struct loop *l, struct handle *h)
{
    LOCK_GUARD(&l->lock);
    append(l, h);
}

/* NULL: none.  Then, if it is the `last` time, nobody puts one in any more. */
static struct handle *
take_ready(struct loop *l, bool last)
{
    LOCK_GUARD(&l->lock);
    struct handle *h = l->first;
    if (h) {
        l->first = h->next;
        l->last = l->first ? l->last : &l->first;
        l->ready--;
    } else {
        l->closed = last;
    }
    return h;
}

static size_t
count_ready(struct loop *l)
{
    LOCK_GUARD(&l->lock);
    return l->ready;
}

struct handle *
loop_call_soon(struct loop *l, loop_callback *callback, void *arg)
{
    struct handle *h = refuse(l, callback) < 0 ? NULL : handle_new(callback, arg);
    if (h) {
        make_ready(l, h);
    }
    return h;
}

struct handle *
loop_call_at(struct loop *l, int64_t when, loop_callback *callback, void *arg)
{
    struct handle *h = refuse(l, callback) < 0 ? NULL : handle_new(callback, arg);
    if (h) {
        h->when = when;
        if (timers_add(&l->timers, h) < 0) {
            free(h);
            h = NULL;
        }
    }
    return h;
}

struct handle *
loop_call_later(struct loop *l, int64_t delay, loop_callback *callback, void *arg)
{
    return loop_call_at(l, conc_deadline(delay < 0 ? 0 : delay), callback, arg);
}

int
loop_call_soon_threadsafe(struct loop *l, loop_callback *callback, void *arg)
{
    struct handle *h = handle_new(callback, arg);
    LOCK_GUARD(&l->lock);
    int r = refuse(l, callback);
    if (r < 0 || !h) {
        free(h);
        return r < 0 ? r : -ENOMEM;
    }
    append(l, h);
    write_wake(l->wake);
    return 0;
}

int
loop_add_reader(struct loop *l, int fd, loop_callback *callback, void *arg)
{
    int r = refuse(l, callback);
    r = r < 0 ? r : watch_set(&l->watch, fd, WATCH_READ, callback, arg);
    return r < 0 ? r : 0;
}

int
loop_add_writer(struct loop *l, int fd, loop_callback *callback, void *arg)
{
    int r = refuse(l, callback);
    r = r < 0 ? r : watch_set(&l->watch, fd, WATCH_WRITE, callback, arg);
    return r < 0 ? r : 0;
}

bool
loop_remove_reader(struct loop *l, int fd)
{
    return !l->closed && watch_set(&l->watch, fd, WATCH_READ, NULL, NULL) > 0;
}

bool
loop_remove_writer(struct loop *l, int fd)
{
    return !l->closed && watch_set(&l->watch, fd, WATCH_WRITE, NULL, NULL) > 0;
}

void
loop_stop(struct loop *l)
{
    l->stopping = true;
}

static void
on_signal(int signo)
{
    (void)signo;
    interrupted = 1;
    write_wake(interrupt_wake);
}

int
loop_catch_interrupt(struct loop *l, int signo)
{
    struct sigaction action = { .sa_handler = on_signal };
    interrupt_wake = l->wake;
    l->signo = signo;
    return sigaction(signo, &action, NULL) < 0 ? -errno : 0;
}

static struct handle *
found_ready(void *arg, loop_callback *callback, void *callback_arg)
{
    return loop_call_soon(arg, callback, callback_arg);
}

static void
wait_for_work(struct loop *l)
{
    struct handle *first = timers_first(&l->timers);
    int64_t timeout = TIMEOUT_FOREVER;
    if (count_ready(l) > 0 || l->stopping) {
        timeout = 0;
    } else if (first) {
        timeout = first->when < 0 ? 0 : conc_left(first->when);
    }
    watch_wait(&l->watch, timeout, found_ready, l);
    int64_t now = conc_now();
    while ((first = timers_first(&l->timers)) != NULL && first->when <= now) {
        timers_remove(&l->timers, first);
        make_ready(l, first);
    }
}

static void
run_round(struct loop *l)
{
    wait_for_work(l);
    for (size_t todo = count_ready(l); todo > 0 && !(l->signo && interrupted); todo--) {
        handle_run(take_ready(l, false));
    }
}

int
loop_run_forever(struct loop *l)
{
    if (l->closed) {
        return exception_raise(RUNTIME_ERROR, "Event loop is closed");
    }
    if (l->running) {
        return exception_raise(RUNTIME_ERROR, "This event loop is already running");
    }
    if (running) {
        return exception_raise(RUNTIME_ERROR, "Cannot run the event loop while another loop is running");
    }
    running = l;
    l->running = true;
    do {
        run_round(l);
    } while (!l->stopping && !(l->signo && interrupted));
    l->stopping = l->running = false;
    running = NULL;
    if (l->signo && interrupted) {
        interrupted = 0;
        return exception_raise(-EINTR, "KeyboardInterrupt");
    }
    return 0;
}

static void
stop_when_done(struct afuture *future, void *arg)
{
    (void)future;
    loop_stop(arg);
}

int
loop_run_until_complete(struct loop *l, struct afuture *future, void **result)
{
    if (!future) {
        return exception_raise(TYPE_ERROR, "An asyncio.Future, a coroutine or an awaitable is required");
    }
    afuture_add_done_callback(future, stop_when_done, l);
    int r = loop_run_forever(l);
    afuture_remove_done_callback(future, stop_when_done, l);
    if (r == 0 && !afuture_done(future)) {
        r = exception_raise(RUNTIME_ERROR, "Event loop stopped before Future completed.");
    }
    return r < 0 ? r : afuture_result(future, result);
}

int
loop_close(struct loop *l)
{
    if (l->running) {
        return exception_raise(RUNTIME_ERROR, "Cannot close a running event loop");
    }
    if (l->closed) {
        return 0;
    }
    tasks_destroy(l);
    struct handle *h;
    while ((h = timers_first(&l->timers)) != NULL) {
        handle_cancel(h);
    }
    while ((h = take_ready(l, true)) != NULL) {
        handle_drop(h);
    }
    if (l->signo) {
        signal(l->signo, SIG_DFL);
    }
    free(l->timers.heap);
    watch_destroy(&l->watch);
    close(l->wake);
    return 0;
}

void
loop_free(struct loop *l)
{
    if (l && loop_close(l) == 0) {
        free(l);
    }
}
