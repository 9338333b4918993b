/* SPDX-License-Identifier: MIT */
/* Handles and the heap of timers: a binary heap whose handles know their places, so that one can leave early.
 * Contracts in handle.h. */
#include <conc/handle.h>

#include <errno.h>
#include <stdlib.h>

static bool
earlier(const struct handle *a, const struct handle *b)
{
    return a->when != b->when ? a->when < b->when : a->order < b->order;
}

static void
put_at(struct timers *t, struct handle *h, size_t place)
{
    t->heap[place] = h;
    h->place = place;
}

static void
rise(struct timers *t, struct handle *h, size_t place)
{
    for (; place > 0 && earlier(h, t->heap[(place - 1) / 2]); place = (place - 1) / 2) {
        put_at(t, t->heap[(place - 1) / 2], place);
    }
    put_at(t, h, place);
}

static void
sink(struct timers *t, struct handle *h, size_t place)
{
    for (size_t child; (child = 2 * place + 1) < t->count; place = child) {
        child += child + 1 < t->count && earlier(t->heap[child + 1], t->heap[child]);
        if (!earlier(t->heap[child], h)) {
            break;
        }
        put_at(t, t->heap[child], place);
    }
    put_at(t, h, place);
}

int
timers_add(struct timers *t, struct handle *h)
{
    if (t->count == t->room) {
        size_t room = t->room ? t->room * 2 : 16;
        struct handle **heap = realloc(t->heap, room * sizeof *heap);
        if (!heap) {
            return -ENOMEM;
        }
        t->heap = heap;
        t->room = room;
    }
    h->timers = t;
    h->order = t->made++;
    rise(t, h, t->count++);
    return 0;
}

struct handle *
timers_first(struct timers *t)
{
    return t->count ? t->heap[0] : NULL;
}

void
timers_remove(struct timers *t, struct handle *h)
{
    size_t place = h->place;
    struct handle *last = t->heap[--t->count];
    h->timers = NULL;
    if (last == h) {
        return;
    }
    if (earlier(last, h)) {
        rise(t, last, place);
    } else {
        sink(t, last, place);
    }
}

/* In the ready queue it stays until its turn, which does nothing. */
void
handle_cancel(struct handle *h)
{
    if (h->timers) {
        timers_remove(h->timers, h);
        handle_drop(h);
    } else {
        h->cancelled = true;
    }
}

void
handle_run(struct handle *h)
{
    struct handle copy = *h;
    if (h->cancelled) {
        handle_drop(h);
        return;
    }
    free(h);
    copy.callback(copy.arg);
}

void
handle_drop(struct handle *h)
{
    if (h->drop) {
        h->drop(h->arg);
    }
    free(h);
}
