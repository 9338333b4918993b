/* SPDX-License-Identifier: MIT */
/* Lists and dicts of values: what is put into them, found and taken out.  Contracts in value.h. */
#include <conc/value.h>
#include <conc/value_inside.h>

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_ROOM 4

static int
make_room(struct value *v, size_t more)
{
    size_t need = value_parts(v) + more;
    if (need <= v->room) {
        return 0;
    }
    size_t room = v->room ? v->room * 2 : FIRST_ROOM;
    struct value **items = realloc(v->items, room * sizeof *items);
    if (!items) {
        return -ENOMEM;
    }
    v->items = items;
    v->room = room;
    return 0;
}

int
value_append(struct value *list, struct value *item)
{
    int r = !item ? -ENOMEM : value_kind(list) != VALUE_LIST ? -EINVAL : make_room(list, 1);
    if (r < 0) {
        value_free(item);
        return r;
    }
    list->items[list->count++] = item;
    return 0;
}

struct value *
value_at(const struct value *list, size_t n)
{
    return value_kind(list) == VALUE_LIST && n < list->count ? list->items[n] : NULL;
}

struct value *
value_list_of(struct value *const *items, size_t count)
{
    struct value *list = value_new_list();
    int r = list ? 0 : -ENOMEM;
    for (size_t i = 0; i < count; i++) {
        if (r == 0) {
            r = value_append(list, items[i]);
        } else {
            value_free(items[i]);
        }
    }
    if (r < 0) {
        value_free(list);
        list = NULL;
    }
    return list;
}

/* The place of the key's pair in `items`, or what is behind the last. */
static size_t
find(const struct value *dict, const struct value *key)
{
    size_t i = 0;
    while (i < 2 * dict->count && !value_equal(dict->items[i], key)) {
        i += 2;
    }
    return i;
}

static bool
is_key(const struct value *key)
{
    return key && key->kind != VALUE_LIST && key->kind != VALUE_DICT && key->kind != VALUE_OPAQUE;
}

static int
insert(struct value *dict, struct value *key, struct value *v)
{
    if (value_kind(dict) != VALUE_DICT || !is_key(key)) {
        return -EINVAL;
    }
    size_t i = find(dict, key);
    if (i < 2 * dict->count) {
        value_free(dict->items[i + 1]);
        dict->items[i + 1] = v;
        value_free(key);
        return 0;
    }
    int r = make_room(dict, 2);
    if (r == 0) {
        dict->items[i] = key;
        dict->items[i + 1] = v;
        dict->count++;
    }
    return r;
}

int
value_set(struct value *dict, struct value *key, struct value *v)
{
    int r = key && v ? insert(dict, key, v) : -ENOMEM;
    if (r < 0) {
        value_free(key);
        value_free(v);
    }
    return r;
}

int
value_set_text(struct value *dict, const char *key, struct value *v)
{
    return value_set(dict, value_string(key), v);
}

struct value *
value_dict(const char *key, ...)
{
    struct value *dict = value_new_dict();
    int r = dict ? 0 : -ENOMEM;
    va_list args;
    va_start(args, key);
    for (; key; key = va_arg(args, const char *)) {
        struct value *v = va_arg(args, struct value *);
        if (r == 0) {
            r = value_set_text(dict, key, v);
        } else {
            value_free(v);
        }
    }
    va_end(args);
    if (r < 0) {
        value_free(dict);
        dict = NULL;
    }
    return dict;
}

struct value *
value_get(const struct value *dict, const struct value *key)
{
    if (value_kind(dict) != VALUE_DICT) {
        return NULL;
    }
    size_t i = find(dict, key);
    return i < 2 * dict->count ? dict->items[i + 1] : NULL;
}

struct value *
value_get_text(const struct value *dict, const char *key)
{
    struct value text = { .kind = VALUE_STRING, .bytes = (char *)key, .length = strlen(key) };
    return value_get(dict, &text);
}

int
value_remove(struct value *dict, const struct value *key)
{
    size_t i = value_kind(dict) == VALUE_DICT ? find(dict, key) : 0;
    if (value_kind(dict) != VALUE_DICT || i == 2 * dict->count) {
        return -ENOENT;
    }
    value_free(dict->items[i]);
    value_free(dict->items[i + 1]);
    dict->count--;
    memmove(dict->items + i, dict->items + i + 2, (2 * dict->count - i) * sizeof *dict->items);
    return 0;
}
