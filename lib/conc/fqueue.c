/* SPDX-License-Identifier: MIT */
/*
 * Fed queue: shared memory for whose turn it is, a socket for the bytes, and in each process a buffer and its feeder.
 * Contracts in fqueue.h.
 *
 *     put:     room -1   lock   buffer <- value   unlock, tell the feeder
 *     feeder:  buffer -> value   lock writing   value --> socket   unlock        it cannot be sent: room +1
 *     get:     lock reading   socket --> value   room +1   unlock
 *
 * Nobody counts what has arrived, so a get waits with the reading lock held, and the others for the lock: as CPython.
 */
#include <conc/condition.h>
#include <conc/connection.h>
#include <conc/exit.h>
#include <conc/fqueue.h>
#include <conc/guard.h>
#include <conc/semaphore.h>
#include <conc/thread.h>

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

#define UNBOUNDED (UINT32_MAX / 2)

struct between {
    struct semaphore room;
    struct lock reading, writing;
};

struct item {
    struct item *next;
    struct value *value;
};

struct fqueue {
    struct between *between;                /* [c] in shared memory */
    uint32_t maxsize;                       /* [c] */
    struct connection *from, *to;           /* [r] [w] */
    void (*error)(const struct value *, const char *);      /* [l] */
    struct lock lock;
    struct condition changed;               /* for the feeder: there is an item, or no more will come */
    struct item *first, **end;              /* [l] the buffer */
    struct thread *feeder;                  /* [l] NULL: none yet */
    bool closed, join_cancelled;            /* [l] */
    struct fqueue *next;                    /* [a] */
};  /* [c] never changes  [r] [w] under between->reading, writing  [l] under lock  [a] under all_lock */

static struct lock all_lock = LOCK_INIT;
static struct fqueue *all;                  /* [a] for the end of the program and for fork */
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* Lock held.  The oldest item, or NULL. */
static struct value *
take_first(struct fqueue *q)
{
    struct item *i = q->first;
    if (!i) {
        return NULL;
    }
    struct value *v = i->value;
    q->first = i->next;
    q->end = q->first ? q->end : &q->first;
    free(i);
    return v;
}

/* fork copies the buffers at a moment when nobody is changing them. */
static void
before_fork(void)
{
    lock_acquire(&all_lock);
    for (struct fqueue *q = all; q; q = q->next) {
        lock_acquire(&q->lock);
    }
}

static void
after_fork_in_parent(void)
{
    for (struct fqueue *q = all; q; q = q->next) {
        lock_release(&q->lock);
    }
    lock_release(&all_lock);
}

/* What is in the buffer is the parent's to send. */
static void
after_fork_in_child(void)
{
    lock_init(&all_lock);
    for (struct fqueue *q = all; q; q = q->next) {
        lock_init(&q->lock);
        condition_init(&q->changed, &q->lock);
        while (q->first) {
            value_free(take_first(q));
        }
        q->feeder = NULL;
        q->closed = q->join_cancelled = false;
    }
}

static void
close_all(void)
{
    LOCK_GUARD(&all_lock);
    for (struct fqueue *q = all; q; q = q->next) {
        fqueue_close(q);
    }
}

/* The list stays as it is: other threads are daemons or gone, and a feeder does not touch it. */
static void
join_all(void)
{
    for (struct fqueue *q = all; q; q = q->next) {
        fqueue_close(q);
        fqueue_join_thread(q);
    }
}

static void
hook(void)
{
    pthread_atfork(before_fork, after_fork_in_parent, after_fork_in_child);
    conc_at_end(close_all);
    conc_at_last(join_all);
}

static void
release(struct fqueue *q)
{
    connection_close(q->from);
    connection_close(q->to);
    if (q->between != MAP_FAILED) {
        munmap(q->between, sizeof *q->between);
    }
    free(q);
}

struct fqueue *
fqueue_new(int maxsize)
{
    struct fqueue *q = calloc(1, sizeof *q);
    if (!q) {
        return NULL;
    }
    q->between = mmap(NULL, sizeof *q->between, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (q->between == MAP_FAILED || connection_pipe(&q->from, &q->to, false) < 0) {
        release(q);
        return NULL;
    }
    q->maxsize = maxsize > 0 ? (uint32_t)maxsize : UNBOUNDED;
    semaphore_init(&q->between->room, q->maxsize);
    lock_init(&q->between->reading);
    lock_init(&q->between->writing);
    lock_init(&q->lock);
    condition_init(&q->changed, &q->lock);
    q->end = &q->first;
    pthread_once(&once, hook);
    LOCK_GUARD(&all_lock);
    q->next = all;
    all = q;
    return q;
}

int
fqueue_free(struct fqueue *q)
{
    if (!q) {
        return 0;
    }
    lock_acquire(&all_lock);
    struct fqueue **link = &all;
    bool busy = q->feeder && thread_is_alive(q->feeder);
    while (!busy && *link != q) {
        link = &(*link)->next;
    }
    if (!busy) {
        *link = q->next;
    }
    lock_release(&all_lock);
    if (busy) {
        return -EBUSY;
    }
    if (q->feeder) {
        thread_free(q->feeder);
    }
    release(q);
    return 0;
}

static void
send_one(struct fqueue *q, const struct value *v)
{
    const char *why = "it is too deep or too large";
    lock_acquire(&q->between->writing);
    int r = connection_send_why(q->to, v, &why);
    lock_release(&q->between->writing);
    if (r == 0) {
        return;
    }
    semaphore_release(&q->between->room);
    lock_acquire(&q->lock);
    void (*error)(const struct value *, const char *) = q->error;
    lock_release(&q->lock);
    if (error) {
        error(v, why);
    } else {
        fprintf(stderr, "fqueue: a value was put that cannot be sent: %s\n", why);
    }
}

/* The feeder. */
static void
feed(void *arg)
{
    struct fqueue *q = arg;
    lock_acquire(&q->lock);
    while (q->first || !q->closed) {
        struct value *v = take_first(q);
        if (!v) {
            condition_wait(&q->changed);
            continue;
        }
        lock_release(&q->lock);
        send_one(q, v);
        value_free(v);
        lock_acquire(&q->lock);
    }
    lock_release(&q->lock);
}

/* Append it, and see to it that there is a feeder. */
static int
hand_over(struct fqueue *q, struct value *v)
{
    struct item *i = malloc(sizeof *i);
    LOCK_GUARD(&q->lock);
    if (!q->feeder && !q->closed) {
        q->feeder = thread_start_daemon(feed, q, "QueueFeederThread");
    }
    if (q->closed || !i || !q->feeder) {
        free(i);
        return q->closed ? -EINVAL : -ENOMEM;
    }
    *i = (struct item){ NULL, v };
    *q->end = i;
    q->end = &i->next;
    condition_notify(&q->changed, 1);
    return 0;
}

static bool
is_closed(struct fqueue *q)
{
    LOCK_GUARD(&q->lock);
    return q->closed;
}

int
fqueue_put_timeout(struct fqueue *q, struct value *v, int64_t timeout)
{
    int r = !v ? -ENOMEM : is_closed(q) ? -EINVAL : semaphore_acquire_timeout(&q->between->room, timeout);
    if (r == 0) {
        r = hand_over(q, v);
        if (r < 0) {
            semaphore_release(&q->between->room);
        }
    }
    if (r < 0) {
        value_free(v);
    }
    return r;
}

int
fqueue_put(struct fqueue *q, struct value *v)
{
    return fqueue_put_timeout(q, v, TIMEOUT_FOREVER);
}

int
fqueue_put_nowait(struct fqueue *q, struct value *v)
{
    return fqueue_put_timeout(q, v, 0);
}

/* Reading lock held.  Once there is a beginning the rest is sure to come.  The place is free before anybody else can get
 * what came later. */
static int
receive(struct fqueue *q, struct value **v, int64_t timeout, int64_t deadline)
{
    if (timeout != TIMEOUT_FOREVER && connection_poll(q->from, conc_left(deadline)) == 0) {
        return timeout == 0 ? -EAGAIN : -ETIMEDOUT;
    }
    int r = connection_recv(q->from, v);
    if (r == 0) {
        semaphore_release(&q->between->room);
    }
    return r;
}

int
fqueue_get_timeout(struct fqueue *q, struct value **v, int64_t timeout)
{
    int64_t deadline = conc_deadline(timeout);
    if (is_closed(q)) {
        return -EINVAL;
    }
    int r = lock_acquire_timeout(&q->between->reading, timeout);
    if (r == 0) {
        r = receive(q, v, timeout, deadline);
        lock_release(&q->between->reading);
    }
    return r;
}

int
fqueue_get(struct fqueue *q, struct value **v)
{
    return fqueue_get_timeout(q, v, TIMEOUT_FOREVER);
}

int
fqueue_get_nowait(struct fqueue *q, struct value **v)
{
    return fqueue_get_timeout(q, v, 0);
}

unsigned
fqueue_qsize(struct fqueue *q)
{
    return q->maxsize - semaphore_value(&q->between->room);
}

bool
fqueue_empty(struct fqueue *q)
{
    return connection_poll(q->from, 0) == 0;
}

bool
fqueue_full(struct fqueue *q)
{
    return semaphore_value(&q->between->room) == 0;
}

void
fqueue_close(struct fqueue *q)
{
    LOCK_GUARD(&q->lock);
    q->closed = true;
    condition_notify_all(&q->changed);
}

int
fqueue_join_thread_timeout(struct fqueue *q, int64_t timeout)
{
    lock_acquire(&q->lock);
    int r = q->closed ? 0 : -EBUSY;
    struct thread *feeder = q->join_cancelled ? NULL : q->feeder;
    lock_release(&q->lock);
    return r < 0 || !feeder ? r : thread_join_timeout(feeder, timeout);
}

int
fqueue_join_thread(struct fqueue *q)
{
    return fqueue_join_thread_timeout(q, TIMEOUT_FOREVER);
}

void
fqueue_cancel_join_thread(struct fqueue *q)
{
    LOCK_GUARD(&q->lock);
    q->join_cancelled = true;
}

void
fqueue_on_error(struct fqueue *q, void (*error)(const struct value *lost, const char *why))
{
    LOCK_GUARD(&q->lock);
    q->error = error;
}
