/* SPDX-License-Identifier: MIT */
/* The objects that every manager can make, and their methods under Python's names.  Contracts in manager.h. */
#include <conc/event.h>
#include <conc/exception.h>
#include <conc/guard.h>
#include <conc/lock.h>
#include <conc/manager.h>
#include <conc/queue.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* A dict, a list or the attributes of a Namespace. */
struct container {
    struct lock lock;
    struct value *value;        /* under lock */
};

static void *
make_container(struct value *empty)
{
    struct container *c = malloc(sizeof *c);
    if (!c || !empty) {
        free(c);
        value_free(empty);
        return NULL;
    }
    lock_init(&c->lock);
    c->value = empty;
    return c;
}

static void
free_container(void *object)
{
    struct container *c = object;
    value_free(c->value);
    free(c);
}

/* What a put returned, or that there was no memory for what was to be put. */
static int
raised(int r)
{
    return r == 0 ? 0 : r == -ENOMEM ? exception_raise(r, "no memory") : exception_raise(r, "unhashable key");
}

static int
give_copy(const struct value *v, struct value **result)
{
    *result = value_copy(v);
    return *result ? 0 : raised(-ENOMEM);
}

static int
container_copy(void *object, const struct value *args, struct value **result)
{
    struct container *c = object;
    (void)args;
    LOCK_GUARD(&c->lock);
    return give_copy(c->value, result);
}

static int
container_len(void *object, const struct value *args, struct value **result)
{
    struct container *c = object;
    (void)args;
    LOCK_GUARD(&c->lock);
    *result = value_int((int64_t)c->value->count);
    return 0;
}

static void *
make_dict(const struct value *args)
{
    (void)args;
    return make_container(value_new_dict());
}

static int
no_key(const struct value *key)
{
    char text[64];
    value_print(text, sizeof text, key);
    return exception_raise(-ENOENT, "%s", text);
}

static int
dict_get(void *object, const struct value *args, struct value **result)
{
    struct container *c = object;
    LOCK_GUARD(&c->lock);
    struct value *v = value_get(c->value, value_at(args, 0));
    return v ? give_copy(v, result) : no_key(value_at(args, 0));
}

static int
dict_set(void *object, const struct value *args, struct value **result)
{
    struct container *c = object;
    (void)result;
    LOCK_GUARD(&c->lock);
    return raised(value_set(c->value, value_copy(value_at(args, 0)), value_copy(value_at(args, 1))));
}

static int
dict_remove(void *object, const struct value *args, struct value **result)
{
    struct container *c = object;
    (void)result;
    LOCK_GUARD(&c->lock);
    return value_remove(c->value, value_at(args, 0)) == 0 ? 0 : no_key(value_at(args, 0));
}

static void *
make_list(const struct value *args)
{
    (void)args;
    return make_container(value_new_list());
}

/* Lock held.  The place of the item that args[0] names, from the end if it is negative; NULL: there is none. */
static struct value **
item(struct container *c, const struct value *args)
{
    int64_t i = value_number(value_at(args, 0)), n = (int64_t)c->value->count;
    i += i < 0 ? n : 0;
    return i >= 0 && i < n ? &c->value->items[i] : NULL;
}

static int
no_index(void)
{
    return exception_raise(-ERANGE, "list index out of range");
}

static int
list_get(void *object, const struct value *args, struct value **result)
{
    struct container *c = object;
    LOCK_GUARD(&c->lock);
    struct value **place = item(c, args);
    return place ? give_copy(*place, result) : no_index();
}

static int
list_set(void *object, const struct value *args, struct value **result)
{
    struct container *c = object;
    struct value *copy = value_copy(value_at(args, 1));
    (void)result;
    LOCK_GUARD(&c->lock);
    struct value **place = item(c, args);
    if (!copy || !place) {
        value_free(copy);
        return copy ? no_index() : raised(-ENOMEM);
    }
    value_free(*place);
    *place = copy;
    return 0;
}

static int
list_pop(void *object, const struct value *args, struct value **result)
{
    struct container *c = object;
    LOCK_GUARD(&c->lock);
    struct value **place = item(c, args);
    if (!place) {
        return no_index();
    }
    *result = *place;
    memmove(place, place + 1, (size_t)(c->value->items + --c->value->count - place) * sizeof *place);
    return 0;
}

static int
list_append(void *object, const struct value *args, struct value **result)
{
    struct container *c = object;
    (void)result;
    LOCK_GUARD(&c->lock);
    return raised(value_append(c->value, value_copy(value_at(args, 0))));
}

static void *
make_queue(const struct value *args)
{
    int64_t maxsize = value_number(value_at(args, 0));
    return queue_new(maxsize > 0 ? (size_t)maxsize : 0);
}

static void
free_queue(void *object)
{
    void *v;
    while (queue_get_nowait(object, &v) == 0) {
        value_free(v);
    }
    queue_free(object);
}

/* The n-th argument as a timeout; for ever if it is left out. */
static int64_t
timeout_of(const struct value *args, size_t n)
{
    const struct value *v = value_at(args, n);
    return value_kind(v) == VALUE_INT ? value_number(v) : TIMEOUT_FOREVER;
}

static int
full_or_empty(int r, const char *what)
{
    return r == 0 ? 0 : exception_raise(r, "%s", what);
}

static int
queue_method_put(void *object, const struct value *args, struct value **result)
{
    struct value *v = value_copy(value_at(args, 0));
    (void)result;
    int r = v ? queue_put_timeout(object, v, timeout_of(args, 1)) : -ENOMEM;
    if (r < 0) {
        value_free(v);
    }
    return full_or_empty(r, "Full");
}

static int
queue_method_get(void *object, const struct value *args, struct value **result)
{
    void *v;
    int r = queue_get_timeout(object, &v, timeout_of(args, 0));
    *result = r == 0 ? v : NULL;
    return full_or_empty(r, "Empty");
}

static int
queue_method_qsize(void *object, const struct value *args, struct value **result)
{
    (void)args;
    *result = value_int((int64_t)queue_qsize(object));
    return 0;
}

static int
queue_method_empty(void *object, const struct value *args, struct value **result)
{
    (void)args;
    *result = value_bool(queue_empty(object));
    return 0;
}

static int
queue_method_full(void *object, const struct value *args, struct value **result)
{
    (void)args;
    *result = value_bool(queue_full(object));
    return 0;
}

static int
queue_method_task_done(void *object, const struct value *args, struct value **result)
{
    (void)args;
    (void)result;
    return full_or_empty(queue_task_done(object), "task_done() called too many times");
}

static int
queue_method_join(void *object, const struct value *args, struct value **result)
{
    (void)result;
    return full_or_empty(queue_join_timeout(object, timeout_of(args, 0)), "tasks are unfinished");
}

static void *
make_lock(const struct value *args)
{
    struct lock *l = malloc(sizeof *l);
    (void)args;
    if (l) {
        lock_init(l);
    }
    return l;
}

static int
lock_method_acquire(void *object, const struct value *args, struct value **result)
{
    (void)result;
    return full_or_empty(lock_acquire_timeout(object, timeout_of(args, 0)), "the lock is held");
}

static int
lock_method_release(void *object, const struct value *args, struct value **result)
{
    (void)args;
    (void)result;
    return full_or_empty(lock_release(object), "release unlocked lock");
}

static void *
make_event(const struct value *args)
{
    struct event *e = malloc(sizeof *e);
    (void)args;
    if (e) {
        event_init(e);
    }
    return e;
}

static int
event_method_set(void *object, const struct value *args, struct value **result)
{
    (void)args;
    (void)result;
    event_set(object);
    return 0;
}

static int
event_method_clear(void *object, const struct value *args, struct value **result)
{
    (void)args;
    (void)result;
    event_clear(object);
    return 0;
}

static int
event_method_is_set(void *object, const struct value *args, struct value **result)
{
    (void)args;
    *result = value_bool(event_is_set(object));
    return 0;
}

static int
event_method_wait(void *object, const struct value *args, struct value **result)
{
    (void)result;
    return full_or_empty(event_wait_timeout(object, timeout_of(args, 0)), "the event is not set");
}

#define KIND(name, make, free, ...) \
    const struct manager_kind manager_##name##_kind = { make, free, (const struct manager_method[]){ __VA_ARGS__, { 0 } } }

KIND(dict, make_dict, free_container, { "__getitem__", dict_get }, { "__setitem__", dict_set }, { "__delitem__", dict_remove },
     { "__len__", container_len }, { "copy", container_copy });
KIND(namespace, make_dict, free_container, { "__getattribute__", dict_get }, { "__setattr__", dict_set },
     { "__delattr__", dict_remove });
KIND(list, make_list, free_container, { "__getitem__", list_get }, { "__setitem__", list_set }, { "append", list_append },
     { "pop", list_pop }, { "__len__", container_len }, { "copy", container_copy });
KIND(queue, make_queue, free_queue, { "put", queue_method_put }, { "get", queue_method_get }, { "qsize", queue_method_qsize },
     { "empty", queue_method_empty }, { "full", queue_method_full }, { "task_done", queue_method_task_done },
     { "join", queue_method_join });
KIND(lock, make_lock, free, { "acquire", lock_method_acquire }, { "release", lock_method_release });
KIND(event, make_event, free, { "set", event_method_set }, { "clear", event_method_clear }, { "is_set", event_method_is_set },
     { "wait", event_method_wait });
