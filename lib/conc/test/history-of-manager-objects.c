/* SPDX-License-Identifier: MIT */
/* Three threads use a manager's dict, list, Namespace, Lock and Event: each call is one step for all, so each history is one that
 * these five could have had in one thread; who waits at the server for the lock or the event gets it when it is there. */
#include "history.h"
#include "history-of-served.h"

enum { SET, GET, REMOVE, DICT_LEN, APPEND, STORE, AT, POP, LIST_LEN, ASSIGN, ATTRIBUTE, DELETE, ACQUIRE, RELEASE,
       SWITCH_ON, SWITCH_OFF, IS_ON, WAIT, KINDS };

#define KEYS 3

struct model {
    long dict[KEYS], attributes[KEYS];      /* 0: none */
    long items[ACTORS * OPS], count;
    long held, on;
};

/* The last operations of a round: actors 1 and 2 wait, and actor 0 sees to it that they may go on. */
static enum { NO_ENDING, FOR_EVENT, FOR_LOCK } ending;
static struct proxy *dict, *list, *space, *lock, *event;

static void
open_it(void)
{
    dict = manager_dict(client), list = manager_list(client), space = manager_namespace(client);
    lock = manager_lock(client), event = manager_event(client);
    CLAIM(dict && list && space && lock && event);
    ending = draw(ACTORS, NO_ENDING, FOR_LOCK);
}

static void
close_it(void)
{
    struct proxy *all[] = { dict, list, space, lock, event };
    for (int i = 0; i < 5; i++) {
        proxy_free(all[i]);
    }
}

static const char *
name_of(long key)
{
    return (const char *[]){ "x", "y", "z" }[key];
}

/* A number, and what is read into *v. */
static int
call(int kind, long a, long item, int64_t timeout, struct value **v)
{
    switch (kind) {
    case SET: return dict_proxy_set(dict, value_int(a), value_int(item));
    case GET: return dict_proxy_get(dict, value_int(a), v);
    case REMOVE: return dict_proxy_remove(dict, value_int(a));
    case DICT_LEN: return dict_proxy_len(dict);
    case APPEND: return list_proxy_append(list, value_int(item));
    case STORE: return list_proxy_set(list, a, value_int(item));
    case AT: return list_proxy_get(list, a, v);
    case POP: return list_proxy_pop(list, a == 0 ? 0 : -1, v);
    case LIST_LEN: return list_proxy_len(list);
    case ASSIGN: return namespace_proxy_set(space, name_of(a), value_int(item));
    case ATTRIBUTE: return namespace_proxy_get(space, name_of(a), v);
    case DELETE: return namespace_proxy_remove(space, name_of(a));
    case ACQUIRE: return lock_proxy_acquire_timeout(lock, timeout);
    case RELEASE: return lock_proxy_release(lock);
    case SWITCH_ON: return event_proxy_set(event);
    case SWITCH_OFF: return event_proxy_clear(event);
    case IS_ON: return event_proxy_is_set(event);
    default: return event_proxy_wait_timeout(event, timeout);
    }
}

static void
do_one(int me, int kind, int64_t timeout)
{
    bool gives = kind == SET || kind == APPEND || kind == STORE || kind == ASSIGN;
    long item = gives ? me * 100 + board->op_count[me] + 1 : 0;
    struct value *v = NULL;
    struct op *o = op_call(me, kind, draw(me, 0, KEYS - 1), timeout);
    int r = call(kind, o->a, item, timeout, &v);
    op_return(o, r, v ? (long)value_number(v) : item);
    value_free(v);
}

static void
act(int me)
{
    for (int i = 0; i < OPS - 2; i++) {
        do_one(me, (int)draw(me, 0, KINDS - 1), draw_timeout(me, false));
    }
    if (ending == NO_ENDING) {
        return;
    }
    await_end();
    if (me == 0) {
        do_one(me, ending == FOR_EVENT ? SWITCH_ON : RELEASE, 0);
        return;
    }
    do_one(me, ending == FOR_EVENT ? WAIT : ACQUIRE, LONG);
    if (ending == FOR_LOCK) {
        do_one(me, RELEASE, 0);
    }
}

/* One entry of a dict or Namespace: written, read or taken away. */
static bool
entry_may(long *entry, int what, const struct op *o)
{
    long was = *entry;
    *entry = what == SET ? o->v : what == REMOVE ? 0 : was;
    return what == SET ? o->r == 0 : was == 0 ? o->r == -ENOENT : o->r == 0 && (what == REMOVE || o->v == was);
}

static bool
list_may(struct model *m, const struct op *o)
{
    long at = o->kind == POP && o->a != 0 ? m->count - 1 : o->a;
    if (o->kind == LIST_LEN) {
        return o->r == m->count;
    }
    if (o->kind == APPEND) {
        m->items[m->count++] = o->v;
        return o->r == 0;
    }
    if (at < 0 || at >= m->count) {
        return o->r == -ERANGE;
    }
    bool same = o->kind == STORE || m->items[at] == o->v;
    m->items[at] = o->v;
    if (o->kind == POP) {
        memmove(m->items + at, m->items + at + 1, (size_t)(--m->count - at) * sizeof *m->items);
        m->items[m->count] = 0;
    }
    return o->r == 0 && same;
}

static bool
lock_or_event_may(struct model *m, const struct op *o)
{
    bool was_held = m->held, was_on = m->on;
    switch (o->kind) {
    case ACQUIRE:
        m->held = true;
        return was_held ? gave_up(o) : o->r == 0;
    case RELEASE:
        m->held = false;
        return o->r == (was_held ? 0 : -EPERM);
    case WAIT:
        return was_on ? o->r == 0 : gave_up(o);
    case IS_ON:
        return o->r == was_on;
    default:
        m->on = o->kind == SWITCH_ON;
        return o->r == 0;
    }
}

static bool
step(void *state, const struct op *o)
{
    struct model *m = state;
    long entries = (m->dict[0] != 0) + (m->dict[1] != 0) + (m->dict[2] != 0);
    if (o->kind == DICT_LEN) {
        return o->r == entries;
    }
    return o->kind < APPEND ? entry_may(&m->dict[o->a], o->kind, o)
           : o->kind >= ASSIGN && o->kind <= DELETE ? entry_may(&m->attributes[o->a], o->kind - ASSIGN + SET, o)
           : o->kind < ASSIGN ? list_may(m, o) : lock_or_event_may(m, o);
}

int
main(int argc, char **argv)
{
    static const struct history h = {
        .open = open_it, .act = act, .close = close_it, .state_size = sizeof(struct model), .step = step,
    };
    serve_here();
    int r = history_main(&h, argc, argv);
    CLAIM_EQ(manager_number_of_objects(client), 0);
    return r;
}
