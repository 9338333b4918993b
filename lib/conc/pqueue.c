/* SPDX-License-Identifier: MIT */
/*
 * Process queue: a pipe for the bytes, and shared memory for how many there are.  Contracts in pqueue.h.
 *
 *     put, locked:  room -1    [length | bytes] --> pipe    unfinished +1    items +1
 *     get, locked:  items -1   pipe --> [length | bytes]    room +1
 *
 * `room` counts free places and `items` messages.  All that changes them happens with the lock held, which nobody keeps
 * while he waits: who finds none gives the lock up, waits until there is one, and looks again.  So each put and get is
 * one step for all the others.
 * The semaphores and the lock lie in a page that parent and children share; futexes work there as in private memory.
 */
#include <conc/futex.h>
#include <conc/guard.h>
#include <conc/pqueue.h>
#include <conc/ready.h>
#include <conc/semaphore.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define UNBOUNDED (UINT32_MAX / 2)

struct pqueue {
    unsigned maxsize;           /* [c] */
    int read_end, write_end;    /* [c] the same numbers in every process that inherited them */
    struct lock lock;
    struct semaphore room;      /* [l] */
    struct semaphore items;     /* [l] */
    _Atomic uint32_t unfinished;    /* [l] put and not reported done; joiners sleep on it, and only 0 wakes them */
};                              /* [c] never changes  [l] changed under lock */

struct pqueue *
pqueue_new(int maxsize)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) < 0) {
        return NULL;
    }
    fcntl(ends[1], F_SETFL, O_NONBLOCK);
    struct pqueue *q = mmap(NULL, sizeof *q, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (q == MAP_FAILED) {
        close(ends[0]);
        close(ends[1]);
        return NULL;
    }
    q->maxsize = maxsize > 0 ? (unsigned)maxsize : 0;
    q->read_end = ends[0];
    q->write_end = ends[1];
    semaphore_init(&q->room, q->maxsize ? q->maxsize : UNBOUNDED);
    semaphore_init(&q->items, 0);
    atomic_store(&q->unfinished, 0);
    lock_init(&q->lock);
    return q;
}

void
pqueue_free(struct pqueue *q)
{
    if (q) {
        close(q->read_end);
        close(q->write_end);
        munmap(q, sizeof *q);
    }
}

/* A pipe may give less than asked for. */
static int
read_all(int fd, void *to, size_t n)
{
    for (char *p = to; n > 0;) {
        ssize_t done = read(fd, p, n);
        if (done == 0) {
            return -EPIPE;
        }
        if (done < 0 && errno != EINTR) {
            return -errno;
        }
        if (done > 0) {
            p += done;
            n -= (size_t)done;
        }
    }
    return 0;
}

/* Lock held.  At most PIPE_BUF bytes: they go as a whole or, if the pipe has no room for them, not at all (-EAGAIN). */
static int
write_message(struct pqueue *q, const void *message, uint32_t length)
{
    char frame[sizeof length + PQUEUE_MESSAGE];
    memcpy(frame, &length, sizeof length);
    memcpy(frame + sizeof length, message, length);
    while (write(q->write_end, frame, sizeof length + length) < 0) {
        if (errno != EINTR) {
            return -errno;
        }
    }
    return 0;
}

/* -EAGAIN: there is no room. */
static int
try_put(struct pqueue *q, const void *message, uint32_t length)
{
    LOCK_GUARD(&q->lock);
    int r = semaphore_try_acquire(&q->room);
    if (r < 0) {
        return r;
    }
    r = write_message(q, message, length);
    if (r < 0) {
        semaphore_release(&q->room);
        return r;
    }
    atomic_fetch_add(&q->unfinished, 1);
    return semaphore_release(&q->items);
}

static int
wait_for(struct semaphore *s, int64_t deadline)
{
    return semaphore_await(s, conc_left(deadline)) < 0 ? -ETIMEDOUT : 0;
}

int
pqueue_put_timeout(struct pqueue *q, const void *message, size_t length, int64_t timeout)
{
    if (length > PQUEUE_MESSAGE) {
        return -EMSGSIZE;
    }
    int64_t deadline = conc_deadline(timeout);
    int r;
    while ((r = try_put(q, message, (uint32_t)length)) == -EAGAIN && timeout != 0) {
        if (wait_for(&q->room, deadline) < 0 || !conc_ready(q->write_end, POLLOUT, deadline)) {
            return -ETIMEDOUT;
        }
    }
    return r;
}

int
pqueue_put(struct pqueue *q, const void *message, size_t length)
{
    return pqueue_put_timeout(q, message, length, TIMEOUT_FOREVER);
}

int
pqueue_put_nowait(struct pqueue *q, const void *message, size_t length)
{
    return pqueue_put_timeout(q, message, length, 0);
}

/* -EAGAIN: there is no message. */
static ssize_t
try_get(struct pqueue *q, void *buffer, size_t room)
{
    char message[PQUEUE_MESSAGE];
    uint32_t length = 0;
    LOCK_GUARD(&q->lock);
    int r = semaphore_try_acquire(&q->items);
    if (r < 0) {
        return r;
    }
    r = read_all(q->read_end, &length, sizeof length);
    if (r == 0) {
        r = read_all(q->read_end, message, length);
    }
    semaphore_release(&q->room);
    if (r < 0 || length > room) {
        return r < 0 ? r : -EMSGSIZE;
    }
    memcpy(buffer, message, length);
    return length;
}

ssize_t
pqueue_get_timeout(struct pqueue *q, void *buffer, size_t room, int64_t timeout)
{
    int64_t deadline = conc_deadline(timeout);
    ssize_t n;
    while ((n = try_get(q, buffer, room)) == -EAGAIN && timeout != 0) {
        if (wait_for(&q->items, deadline) < 0) {
            return -ETIMEDOUT;
        }
    }
    return n;
}

ssize_t
pqueue_get(struct pqueue *q, void *buffer, size_t room)
{
    return pqueue_get_timeout(q, buffer, room, TIMEOUT_FOREVER);
}

ssize_t
pqueue_get_nowait(struct pqueue *q, void *buffer, size_t room)
{
    return pqueue_get_timeout(q, buffer, room, 0);
}

int
pqueue_task_done(struct pqueue *q)
{
    LOCK_GUARD(&q->lock);
    if (atomic_load(&q->unfinished) == 0) {
        return -EINVAL;
    }
    if (atomic_fetch_sub(&q->unfinished, 1) == 1) {
        futex_wake(&q->unfinished, FUTEX_ALL);
    }
    return 0;
}

/* Looks with the lock held: not between the steps of a put. */
static uint32_t
count_unfinished(struct pqueue *q)
{
    LOCK_GUARD(&q->lock);
    return atomic_load(&q->unfinished);
}

int
pqueue_join_timeout(struct pqueue *q, int64_t timeout)
{
    int64_t deadline = conc_deadline(timeout);
    uint32_t n;
    while ((n = count_unfinished(q)) > 0) {
        if (timeout == 0) {
            return -EAGAIN;
        }
        if (futex_wait(&q->unfinished, n, deadline) == -ETIMEDOUT) {
            return -ETIMEDOUT;
        }
    }
    return 0;
}

void
pqueue_join(struct pqueue *q)
{
    pqueue_join_timeout(q, TIMEOUT_FOREVER);
}

unsigned
pqueue_qsize(struct pqueue *q)
{
    LOCK_GUARD(&q->lock);
    return semaphore_value(&q->items);
}

bool
pqueue_empty(struct pqueue *q)
{
    return pqueue_qsize(q) == 0;
}

bool
pqueue_full(struct pqueue *q)
{
    return q->maxsize != 0 && pqueue_qsize(q) >= q->maxsize;
}
