/* SPDX-License-Identifier: MIT */
/*
 * Process queue: a pipe for the bytes, and shared memory for whose turn it is.  Contracts in pqueue.h.
 *
 *     put:  room -1   lock writing   [length | bytes] --> pipe   unlock   items +1
 *     get:  items -1  lock reading   pipe --> [length | bytes]   unlock   room +1
 *
 * `room` counts free places and `items` messages, so waiting for either, with or without a timeout, is waiting
 * for a semaphore; the pipe itself is read only when a whole message is known to be in it.
 * The semaphores and locks lie in a page that parent and children share; futexes work there as in private memory.
 */
#include <conc/futex.h>
#include <conc/lock.h>
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
    struct semaphore room;
    struct semaphore items;
    _Atomic uint32_t unfinished;    /* put and not reported done; joiners sleep on it, and only 0 wakes them */
    struct lock reading;        /* one message is read at a time */
    struct lock writing;
};                              /* [c] never changes; the others have their own rules */

struct pqueue *
pqueue_new(int maxsize)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) < 0) {
        return NULL;
    }
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
    lock_init(&q->reading);
    lock_init(&q->writing);
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

/* A pipe may take or give less than asked for. */
static int
write_all(int fd, const void *from, size_t n)
{
    for (const char *p = from; n > 0;) {
        ssize_t done = write(fd, p, n);
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

/* One write: whenever poll says that the pipe has room, there is room for all of it (PIPE_BUF bytes). */
static int
write_message(struct pqueue *q, const void *message, uint32_t length, int64_t timeout, int64_t deadline)
{
    char frame[sizeof length + PQUEUE_MESSAGE];
    memcpy(frame, &length, sizeof length);
    memcpy(frame + sizeof length, message, length);
    int r = lock_acquire_timeout(&q->writing, timeout == 0 ? 0 : conc_left(deadline));
    if (r < 0) {
        return timeout == 0 ? -EAGAIN : -ETIMEDOUT;
    }
    if (timeout >= 0 && !conc_ready(q->write_end, POLLOUT, deadline)) {
        r = timeout == 0 ? -EAGAIN : -ETIMEDOUT;
    } else {
        r = write_all(q->write_end, frame, sizeof length + length);
    }
    lock_release(&q->writing);
    return r;
}

static ssize_t
read_message(struct pqueue *q, void *buffer, size_t room)
{
    char message[PQUEUE_MESSAGE];
    uint32_t length = 0;
    lock_acquire(&q->reading);
    int r = read_all(q->read_end, &length, sizeof length);
    if (r == 0) {
        r = read_all(q->read_end, message, length);
    }
    lock_release(&q->reading);
    if (r == 0 && length > room) {
        r = -EMSGSIZE;
    }
    if (r < 0) {
        return r;
    }
    memcpy(buffer, message, length);
    return length;
}

int
pqueue_put_timeout(struct pqueue *q, const void *message, size_t length, int64_t timeout)
{
    if (length > PQUEUE_MESSAGE) {
        return -EMSGSIZE;
    }
    int64_t deadline = conc_deadline(timeout);
    int r = semaphore_acquire_timeout(&q->room, timeout);
    if (r == 0) {
        atomic_fetch_add(&q->unfinished, 1);    /* before anybody can get it and report it done */
        r = write_message(q, message, (uint32_t)length, timeout, deadline);
        if (r < 0) {
            pqueue_task_done(q);
        }
        semaphore_release(r == 0 ? &q->items : &q->room);
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

ssize_t
pqueue_get_timeout(struct pqueue *q, void *buffer, size_t room, int64_t timeout)
{
    int r = semaphore_acquire_timeout(&q->items, timeout);
    if (r < 0) {
        return r;
    }
    ssize_t n = read_message(q, buffer, room);
    semaphore_release(&q->room);
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
    uint32_t n = atomic_load(&q->unfinished);
    do {
        if (n == 0) {
            return -EINVAL;
        }
    } while (!atomic_compare_exchange_weak(&q->unfinished, &n, n - 1));
    if (n == 1) {
        futex_wake(&q->unfinished, FUTEX_ALL);
    }
    return 0;
}

int
pqueue_join_timeout(struct pqueue *q, int64_t timeout)
{
    int64_t deadline = conc_deadline(timeout);
    uint32_t n;
    while ((n = atomic_load(&q->unfinished)) > 0) {
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
