/* SPDX-License-Identifier: MIT */
/*
 * Process queue: a pipe for the bytes, and shared memory for how many there are.  Contracts in pqueue.h.
 *
 *     put, locked:  [length | bytes] --> pipe    unfinished +1    items +1    room -1
 *     get, locked:  pipe --> [length | bytes]    items -1         room +1
 *
 * `room` counts free places and `items` messages.  All that changes them happens with the lock held, which nobody keeps
 * while he waits: who finds none gives the lock up, waits until there is one, and looks again.  So each put and get is
 * one step for all the others, also if he is killed in the middle of it: pqueue_inside.h.
 * The semaphores and the lock lie in a page that parent and children share; futexes work there as in private memory.
 */
#include <conc/futex.h>
#include <conc/pqueue_inside.h>
#include <conc/ready.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

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
    semaphore_init(&q->room, pqueue_places(q));
    semaphore_init(&q->items, 0);
    atomic_store(&q->unfinished, 0);
    pqueue_make_lock(q);
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

/* -EAGAIN: there is no room.  -EBUSY: the lock cannot be had. */
static int
try_put(struct pqueue *q, const void *message, uint32_t length, int64_t deadline)
{
    int r = -EAGAIN;
    if (pqueue_hold_until(q, deadline) < 0) {
        return -EBUSY;
    }
    if (semaphore_value(&q->room) > 0) {
        pqueue_begin(q, PUT);
        r = write_message(q, message, length);
        pqueue_finish(q, r == 0, r == 0, r == 0 ? FRAME(length) : 0);
    }
    pqueue_let_go(q);
    return r;
}

/* The answer of a call that was given so long. */
static int
in_vain(int64_t timeout)
{
    return timeout == 0 ? -EAGAIN : -ETIMEDOUT;
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
    while ((r = try_put(q, message, (uint32_t)length, deadline)) == -EAGAIN && timeout != 0) {
        if (wait_for(&q->room, deadline) < 0 || !conc_ready(q->write_end, POLLOUT, deadline)) {
            return -ETIMEDOUT;
        }
    }
    return r == -EBUSY ? in_vain(timeout) : r;
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

/* Lock held.  The first message; its length, or what the pipe had against it. */
static ssize_t
take(struct pqueue *q, char message[PQUEUE_MESSAGE])
{
    pqueue_begin(q, GET);
    int r = pqueue_read(q, &q->length, sizeof q->length);
    if (r == 0) {
        r = pqueue_read(q, message, q->length);
    }
    pqueue_finish(q, -1, 0, -FRAME(q->length));
    return r < 0 ? r : (ssize_t)q->length;
}

/* -EAGAIN: there is no message.  -EBUSY: the lock cannot be had. */
static ssize_t
try_get(struct pqueue *q, void *buffer, size_t room, int64_t deadline)
{
    char message[PQUEUE_MESSAGE];
    ssize_t n = -EAGAIN;
    if (pqueue_hold_until(q, deadline) < 0) {
        return -EBUSY;
    }
    if (semaphore_value(&q->items) > 0) {
        n = take(q, message);
    }
    pqueue_let_go(q);
    if (n > (ssize_t)room) {
        return -EMSGSIZE;
    }
    if (n > 0) {
        memcpy(buffer, message, (size_t)n);
    }
    return n;
}

ssize_t
pqueue_get_timeout(struct pqueue *q, void *buffer, size_t room, int64_t timeout)
{
    int64_t deadline = conc_deadline(timeout);
    ssize_t n;
    while ((n = try_get(q, buffer, room, deadline)) == -EAGAIN && timeout != 0) {
        if (wait_for(&q->items, deadline) < 0) {
            return -ETIMEDOUT;
        }
    }
    return n == -EBUSY ? in_vain(timeout) : n;
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
    pqueue_hold(q);
    bool one = atomic_load(&q->unfinished) > 0;
    if (one) {
        pqueue_begin(q, DONE);
        pqueue_finish(q, 0, -1, 0);
    }
    pqueue_let_go(q);
    return one ? 0 : -EINVAL;
}

/* Looks with the lock held: not between the steps of a put.  False: it cannot be had. */
static bool
count_unfinished(struct pqueue *q, int64_t deadline, uint32_t *n)
{
    if (pqueue_hold_until(q, deadline) < 0) {
        return false;
    }
    *n = atomic_load(&q->unfinished);
    pqueue_let_go(q);
    return true;
}

int
pqueue_join_timeout(struct pqueue *q, int64_t timeout)
{
    int64_t deadline = conc_deadline(timeout);
    uint32_t n;
    while (count_unfinished(q, deadline, &n)) {
        if (n == 0) {
            return 0;
        }
        if (timeout == 0 || futex_wait(&q->unfinished, n, deadline) == -ETIMEDOUT) {
            break;
        }
    }
    return in_vain(timeout);
}

void
pqueue_join(struct pqueue *q)
{
    pqueue_join_timeout(q, TIMEOUT_FOREVER);
}

unsigned
pqueue_qsize(struct pqueue *q)
{
    pqueue_hold(q);
    unsigned n = semaphore_value(&q->items);
    pqueue_let_go(q);
    return n;
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
