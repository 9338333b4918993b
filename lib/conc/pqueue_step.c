/* SPDX-License-Identifier: MIT */
/* Process queue: what is done with the lock held, and what is repaired of it.  Contracts in pqueue_inside.h. */
#include <conc/futex.h>
#include <conc/pqueue_inside.h>

#include <errno.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#define PATIENCE SECONDS(1)     /* beyond a limit: a holder that runs is done long before, and what it does counts */

void
pqueue_make_lock(struct pqueue *q)
{
    pthread_mutexattr_t kind;
    pthread_mutexattr_init(&kind);
    pthread_mutexattr_setpshared(&kind, PTHREAD_PROCESS_SHARED);
    pthread_mutexattr_setrobust(&kind, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_init(&q->lock, &kind);
    pthread_mutexattr_destroy(&kind);
}

uint32_t
pqueue_places(const struct pqueue *q)
{
    return q->maxsize ? q->maxsize : UNBOUNDED;
}

int
pqueue_read(struct pqueue *q, void *to, size_t n)
{
    for (char *p = to; n > 0;) {
        ssize_t done = read(q->read_end, p, n);
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

void
pqueue_begin(struct pqueue *q, enum step step)
{
    q->before = (struct state){ semaphore_value(&q->items), atomic_load(&q->unfinished), q->bytes };
    atomic_store(&q->step, step);
}

static void
set_value(struct semaphore *s, uint32_t value)
{
    while (semaphore_value(s) < value) {
        semaphore_release(s);
    }
    while (semaphore_value(s) > value) {
        semaphore_try_acquire(s);
    }
}

/* Whoever is killed in here has another do it all again. */
void
pqueue_finish(struct pqueue *q, int items, int unfinished, int bytes)
{
    q->bytes = q->before.bytes + bytes;
    atomic_store(&q->unfinished, q->before.unfinished + (uint32_t)unfinished);
    set_value(&q->items, q->before.items + (uint32_t)items);
    set_value(&q->room, pqueue_places(q) - q->before.items - (uint32_t)items);
    if (unfinished < 0 && atomic_load(&q->unfinished) == 0) {
        futex_wake(&q->unfinished, FUTEX_ALL);
    }
    atomic_store(&q->step, NOTHING);
}

/* Lock held.  Of a message that was being taken out the rest: who was to have it is dead. */
static void
drop(struct pqueue *q, int bytes)
{
    char rest[sizeof(uint32_t) + PQUEUE_MESSAGE];
    pqueue_read(q, rest, (size_t)bytes);
}

/* Lock held, by one who found its holder dead.  That one may also have changed a number and woken nobody. */
static void
repair(struct pqueue *q)
{
    int bytes = 0;
    ioctl(q->read_end, FIONREAD, &bytes);
    int put = bytes - q->before.bytes;
    switch (atomic_load(&q->step)) {
    case NOTHING:
        break;
    case PUT:
        pqueue_finish(q, put > 0, put > 0, put);
        break;
    case GET:
        if (put < 0) {
            drop(q, FRAME(q->length) + put);
            pqueue_finish(q, -1, 0, -FRAME(q->length));
        } else {
            pqueue_finish(q, 0, 0, 0);
        }
        break;
    case DONE:
        pqueue_finish(q, 0, -1, 0);
        break;
    }
    futex_wake(&q->items.value, FUTEX_ALL);
    futex_wake(&q->room.value, FUTEX_ALL);
    futex_wake(&q->unfinished, FUTEX_ALL);
}

/* Limits of mutexes are moments of the other clock, if the C library is to be any. */
static int
lock_until(pthread_mutex_t *lock, int64_t deadline)
{
    struct timespec end;
    int64_t left = conc_left(deadline);
    if (left < 0 || left > INT64_MAX - PATIENCE) {
        return pthread_mutex_lock(lock);
    }
    clock_gettime(CLOCK_REALTIME, &end);
    end.tv_sec += (left + PATIENCE) / SECONDS(1);
    end.tv_nsec += (left + PATIENCE) % SECONDS(1);
    end.tv_sec += end.tv_nsec / SECONDS(1);
    end.tv_nsec %= SECONDS(1);
    return pthread_mutex_timedlock(lock, &end);
}

int
pqueue_hold_until(struct pqueue *q, int64_t deadline)
{
    int r = lock_until(&q->lock, deadline);
    if (r == EOWNERDEAD) {
        repair(q);
        pthread_mutex_consistent(&q->lock);
    }
    return r == ETIMEDOUT ? -EBUSY : 0;
}

void
pqueue_hold(struct pqueue *q)
{
    pqueue_hold_until(q, TIMEOUT_FOREVER);
}

void
pqueue_let_go(struct pqueue *q)
{
    pthread_mutex_unlock(&q->lock);
}
