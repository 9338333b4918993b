/* SPDX-License-Identifier: MIT */
/*
 * A queue over any container: one lock, three conditions on it, as in queue.c, which says why each wait is a loop and
 * why notifying one is enough.  Contracts in ordered.h.
 */
#include <conc/ordered.h>

#include <errno.h>
#include <stdlib.h>

#define FIRST_ROOM 16

int
ordered_init(struct ordered *o, const struct ordered_kind *kind, size_t maxsize)
{
    *o = (struct ordered){ .kind = kind, .maxsize = maxsize, .room = maxsize ? maxsize : FIRST_ROOM };
    o->entries = calloc(o->room, sizeof *o->entries);
    if (!o->entries) {
        return -ENOMEM;
    }
    lock_init(&o->lock);
    condition_init(&o->not_empty, &o->lock);
    condition_init(&o->not_full, &o->lock);
    condition_init(&o->all_done, &o->lock);
    return 0;
}

void
ordered_destroy(struct ordered *o)
{
    free(o->entries);
}

static bool
has_item(void *o)
{
    return ((struct ordered *)o)->count > 0;
}

static bool
has_room(void *p)
{
    struct ordered *o = p;
    return o->maxsize == 0 || o->count < o->maxsize;
}

static bool
is_done(void *o)
{
    return ((struct ordered *)o)->unfinished == 0;
}

static int
grow_if_full(struct ordered *o)
{
    if (o->count < o->room) {
        return 0;
    }
    struct ordered_entry *entries = reallocarray(o->entries, o->room * 2, sizeof *entries);
    if (!entries) {
        return -ENOMEM;
    }
    o->entries = entries;
    o->room *= 2;
    return 0;
}

int
ordered_put(struct ordered *o, int64_t priority, void *item, int64_t timeout)
{
    lock_acquire(&o->lock);
    int r = condition_wait_for(&o->not_full, has_room, o, timeout);
    if (r == 0) {
        r = grow_if_full(o);
    }
    if (r == 0) {
        o->entries[o->count++] = (struct ordered_entry){ priority, o->turns++, item };
        o->kind->add(o->entries, o->count);
        o->unfinished++;
        condition_notify(&o->not_empty, 1);
    }
    lock_release(&o->lock);
    return r;
}

int
ordered_get(struct ordered *o, struct ordered_entry *entry, int64_t timeout)
{
    lock_acquire(&o->lock);
    int r = condition_wait_for(&o->not_empty, has_item, o, timeout);
    if (r == 0) {
        *entry = o->kind->take(o->entries, o->count--);
        condition_notify(&o->not_full, 1);
    }
    lock_release(&o->lock);
    return r;
}

int
ordered_task_done(struct ordered *o)
{
    int r = -EINVAL;
    lock_acquire(&o->lock);
    if (o->unfinished > 0) {
        r = 0;
        if (--o->unfinished == 0) {
            condition_notify_all(&o->all_done);
        }
    }
    lock_release(&o->lock);
    return r;
}

int
ordered_join(struct ordered *o, int64_t timeout)
{
    lock_acquire(&o->lock);
    int r = condition_wait_for(&o->all_done, is_done, o, timeout);
    lock_release(&o->lock);
    return r;
}

size_t
ordered_qsize(struct ordered *o)
{
    lock_acquire(&o->lock);
    size_t n = o->count;
    lock_release(&o->lock);
    return n;
}

bool
ordered_full(struct ordered *o)
{
    return o->maxsize != 0 && ordered_qsize(o) >= o->maxsize;
}
