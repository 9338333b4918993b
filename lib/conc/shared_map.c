/* SPDX-License-Identifier: MIT */
/*
 * A map in shares.  Contracts in shared_map.h.
 *
 * The items are given out by one counter, and each has a word on which its reader sleeps:
 *
 *     TODO -----------------------> DONE, FAILED, GIVEN_UP    who took the item: exchange; was it AWAITED, wake
 *       \--> AWAITED --------------/
 *            the reader: compare-and-exchange, then futex_wait(AWAITED)
 *
 * Only the one reader, who goes through them in order, sleeps; so a map of many short tasks costs few system calls.
 */
#include <conc/futex.h>
#include <conc/shared_map.h>

#include <stdlib.h>

enum item_state { TODO, AWAITED, DONE, FAILED, GIVEN_UP };

struct item {
    _Atomic uint32_t state;
    void *value;                        /* the argument; then the result, or FAILED: the exception */
};

struct map {
    executor_function *function;        /* [c] */
    int64_t timeout, deadline;          /* [c] */
    size_t n;                           /* [c] */
    _Atomic uint32_t users;             /* the reader, and shares */
    _Atomic size_t taken;               /* items that somebody has taken; perhaps more than there are */
    struct exception why;               /* of those GIVEN_UP: his who took them until then */
    size_t next;                        /* [r] */
    struct item item[];                 /* each his who took it, then the reader's */
};                                      /* [c] never changes  [r] the reader's */

static struct map *
map_new(executor_function *function, void **args, size_t n, int64_t timeout)
{
    struct map *m = malloc(sizeof *m + n * sizeof m->item[0]);
    if (m) {
        *m = (struct map){ function, timeout, conc_deadline(timeout), n, .users = 1 };
        for (size_t i = 0; i < n; i++) {
            m->item[i] = (struct item){ TODO, args[i] };
        }
    }
    return m;
}

static void
map_put(struct map *m)
{
    if (atomic_fetch_sub(&m->users, 1) > 1) {
        return;
    }
    for (size_t i = 0; i < m->n; i++) {
        if (m->item[i].state == FAILED) {
            free(m->item[i].value);
        }
    }
    free(m);
}

static void
end_item(struct item *item, enum item_state state, void *value)
{
    item->value = value;
    if (atomic_exchange(&item->state, state) == AWAITED) {
        futex_wake(&item->state, 1);
    }
}

static void
fail_item(struct item *item, const struct exception *e)
{
    struct exception *copy = malloc(sizeof *copy);
    if (copy) {
        *copy = *e;
    }
    end_item(item, FAILED, copy);
}

/* A share.  What the last task raised is not the next one's. */
static int
work(void *arg, void **nothing)
{
    struct map *m = arg;
    (void)nothing;
    for (size_t i; (i = atomic_fetch_add(&m->taken, 1)) < m->n;) {
        void *result = NULL;
        int r = m->function(m->item[i].value, &result);
        if (r < 0) {
            fail_item(&m->item[i], exception_for(r));
            exception_raise_again(&(struct exception){ 0 });
        } else {
            end_item(&m->item[i], DONE, result);
        }
    }
    return 0;
}

/* What nobody has begun nobody will begin. */
static void
give_up(struct map *m, const struct exception *why)
{
    size_t first = atomic_exchange(&m->taken, m->n);
    if (first < m->n) {
        m->why = *why;
    }
    for (size_t i = first; i < m->n; i++) {
        end_item(&m->item[i], GIVEN_UP, NULL);
    }
}

static void
cancel(struct map *m)
{
    give_up(m, &(struct exception){ CANCELLED_ERROR, "the future was cancelled" });
}

/* A share has ended, or will not be begun. */
static void
share_done(struct future *f, void *map)
{
    const struct exception *e = NULL;
    if (future_cancelled(f)) {
        cancel(map);
    } else if (future_exception_timeout(f, &e, 0) == 0 && e) {
        give_up(map, e);
    }
    map_put(map);
}

/* What it has become; AWAITED: the time is over. */
static enum item_state
await_item(struct map *m, struct item *item)
{
    uint32_t state = atomic_load(&item->state);
    int r = m->timeout == 0 ? -ETIMEDOUT : 0;
    while (state <= AWAITED && r != -ETIMEDOUT) {
        if (state == TODO && !atomic_compare_exchange_strong(&item->state, &state, AWAITED)) {
            break;
        }
        r = futex_wait(&item->state, AWAITED, m->deadline);
        state = atomic_load(&item->state);
    }
    return state;
}

static int
next_result(void *object, void **value)
{
    static const struct exception no_memory = { -ENOMEM, "no memory to keep what it raised" };
    struct map *m = object;
    if (m->next == m->n) {
        return STOP_ITERATION;
    }
    struct item *item = &m->item[m->next++];
    enum item_state state = await_item(m, item);
    if (state == DONE) {
        *value = item->value;
        return 0;
    }
    cancel(m);
    if (state <= AWAITED) {
        return m->timeout == 0 ? -EAGAIN : -ETIMEDOUT;
    }
    return exception_raise_again(state == GIVEN_UP ? &m->why : item->value ? item->value : &no_memory);
}

static void
free_reader(void *map)
{
    cancel(map);
    map_put(map);
}

/* False: it cannot be submitted, and why is raised. */
static bool
add_share(struct executor *e, struct map *m)
{
    void *nothing;
    atomic_fetch_add(&m->users, 1);
    struct future *f = executor_submit(e, work, m);
    if (!f) {
        map_put(m);
        return false;
    }
    if (future_add_done_callback(f, share_done, m) < 0) {       /* no memory: without it, then */
        if (!future_cancel(f)) {
            future_result(f, &nothing);
        }
        map_put(m);
    }
    future_free(f);
    return true;
}

struct iterator *
shared_map(struct executor *e, size_t workers, executor_function *function, void **args, size_t n, int64_t timeout)
{
    struct map *m = map_new(function, args, n, timeout);
    if (!m) {
        exception_raise(-ENOMEM, "no memory for the results of a map");
        return NULL;
    }
    for (size_t share = 0; share < n && share <= workers; share++) {
        if (!add_share(e, m)) {
            free_reader(m);
            return NULL;
        }
    }
    return iterator_new(next_result, free_reader, m);
}
