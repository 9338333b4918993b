/* SPDX-License-Identifier: MIT */
/*
 * Deque: a ring under a lock.  Contracts in deque.h.
 *
 *     slots   [ C | D | . | . | . | A | B ]        room 7, head 5, count 4: A B C D
 *                                   ^ head: the leftmost
 */
#include <conc/deque.h>
#include <conc/guard.h>

#include <errno.h>
#include <stdlib.h>

#define FIRST_ROOM 16

struct deque {
    size_t maxlen;              /* [c] */
    struct lock lock;
    void **slots;               /* [l] the ring */
    size_t room, head, count;   /* [l] room: slots there are, a power of two */
};                              /* [c] never changes  [l] under lock */

struct deque *
deque_new(size_t maxlen)
{
    struct deque *d = calloc(1, sizeof *d);
    if (d) {
        d->maxlen = maxlen;
        d->room = FIRST_ROOM;
        d->slots = calloc(d->room, sizeof *d->slots);
    }
    if (d && !d->slots) {
        free(d);
        return NULL;
    }
    return d;
}

void
deque_free(struct deque *d)
{
    if (d) {
        free(d->slots);
        free(d);
    }
}

/* Lock held.  The slot of the i-th item from the left. */
static void **
slot(struct deque *d, size_t i)
{
    return &d->slots[(d->head + i) & (d->room - 1)];
}

/* Lock held.  Room for `extra` more, as far as maxlen lets them stay; 0 or -ENOMEM. */
static int
make_room(struct deque *d, size_t extra)
{
    size_t room = d->room;
    size_t need = extra > d->maxlen - d->count ? d->maxlen : d->count + extra;
    while (room < need) {
        room *= 2;
    }
    if (room == d->room) {
        return 0;
    }
    void **slots = calloc(room, sizeof *slots);
    if (!slots) {
        return -ENOMEM;
    }
    for (size_t i = 0; i < d->count; i++) {
        slots[i] = *slot(d, i);
    }
    free(d->slots);
    d->slots = slots;
    d->room = room;
    d->head = 0;
    return 0;
}

/* Lock held, room made.  At maxlen the other end gives way; at maxlen 0 there is no end. */
static void
push_right(struct deque *d, void *item)
{
    if (d->maxlen == 0) {
        return;
    }
    if (d->count == d->maxlen) {
        d->head++;
        d->count--;
    }
    *slot(d, d->count++) = item;
}

static void
push_left(struct deque *d, void *item)
{
    if (d->maxlen == 0) {
        return;
    }
    d->count -= d->count == d->maxlen;
    d->head--;
    d->count++;
    *slot(d, 0) = item;
}

int
deque_extend(struct deque *d, void *const *items, size_t n)
{
    LOCK_GUARD(&d->lock);
    int r = make_room(d, n);
    for (size_t i = 0; r == 0 && i < n; i++) {
        push_right(d, items[i]);
    }
    return r;
}

int
deque_extendleft(struct deque *d, void *const *items, size_t n)
{
    LOCK_GUARD(&d->lock);
    int r = make_room(d, n);
    for (size_t i = 0; r == 0 && i < n; i++) {
        push_left(d, items[i]);
    }
    return r;
}

int
deque_append(struct deque *d, void *item)
{
    return deque_extend(d, &item, 1);
}

int
deque_appendleft(struct deque *d, void *item)
{
    return deque_extendleft(d, &item, 1);
}

int
deque_pop(struct deque *d, void **item)
{
    LOCK_GUARD(&d->lock);
    if (d->count == 0) {
        return -EAGAIN;
    }
    *item = *slot(d, --d->count);
    return 0;
}

int
deque_popleft(struct deque *d, void **item)
{
    LOCK_GUARD(&d->lock);
    if (d->count == 0) {
        return -EAGAIN;
    }
    *item = *slot(d, 0);
    d->head++;
    d->count--;
    return 0;
}

void
deque_rotate(struct deque *d, ptrdiff_t n)
{
    LOCK_GUARD(&d->lock);
    if (d->count < 2) {
        return;
    }
    ptrdiff_t count = (ptrdiff_t)d->count, left = (count - n % count) % count;
    for (; left > 0; left--) {
        void *first = *slot(d, 0);
        *slot(d, d->count) = first;
        d->head++;
    }
}

int
deque_at(struct deque *d, ptrdiff_t i, void **item)
{
    LOCK_GUARD(&d->lock);
    ptrdiff_t count = (ptrdiff_t)d->count;
    if (i >= count || i < -count) {
        return -ERANGE;
    }
    *item = *slot(d, (size_t)(i < 0 ? i + count : i));
    return 0;
}

size_t
deque_copy(struct deque *d, void **items, size_t room)
{
    LOCK_GUARD(&d->lock);
    for (size_t i = 0; i < d->count && i < room; i++) {
        items[i] = *slot(d, i);
    }
    return d->count;
}

size_t
deque_len(struct deque *d)
{
    LOCK_GUARD(&d->lock);
    return d->count;
}

size_t
deque_maxlen(struct deque *d)
{
    return d->maxlen;
}

void
deque_clear(struct deque *d)
{
    LOCK_GUARD(&d->lock);
    d->count = 0;
}
