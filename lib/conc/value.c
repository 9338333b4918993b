/* SPDX-License-Identifier: MIT */
/* Trees of values.  Contracts in value.h. */
#include <conc/value.h>

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_ROOM 4

static struct value *
make(enum value_kind kind)
{
    struct value *v = malloc(sizeof *v);
    if (v) {
        *v = (struct value){ .kind = kind };
    }
    return v;
}

struct value *
value_none(void)
{
    return make(VALUE_NONE);
}

static struct value *
make_number(enum value_kind kind, int64_t number)
{
    struct value *v = make(kind);
    if (v) {
        v->number = number;
    }
    return v;
}

struct value *
value_bool(bool truth)
{
    return make_number(VALUE_BOOL, truth);
}

struct value *
value_int(int64_t number)
{
    return make_number(VALUE_INT, number);
}

struct value *
value_float(double real)
{
    struct value *v = make(VALUE_FLOAT);
    if (v) {
        v->real = real;
    }
    return v;
}

static struct value *
make_bytes(enum value_kind kind, const void *bytes, size_t length)
{
    struct value *v = make(kind);
    char *copy = malloc(length + 1);
    if (!v || !copy) {
        free(v);
        free(copy);
        return NULL;
    }
    if (length > 0) {
        memcpy(copy, bytes, length);
    }
    copy[length] = '\0';
    v->bytes = copy;
    v->length = length;
    return v;
}

struct value *
value_string(const char *text)
{
    return make_bytes(VALUE_STRING, text, strlen(text));
}

struct value *
value_bytes(const void *bytes, size_t length)
{
    return make_bytes(VALUE_BYTES, bytes, length);
}

struct value *
value_opaque(void *pointer, const char *why)
{
    struct value *v = make_bytes(VALUE_OPAQUE, why, strlen(why));
    if (v) {
        v->pointer = pointer;
    }
    return v;
}

struct value *
value_error(int64_t code, const char *format, ...)
{
    char text[256];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    struct value *v = make_bytes(VALUE_EXCEPTION, text, strlen(text));
    if (v) {
        v->number = code;
    }
    return v;
}

struct value *
value_new_list(void)
{
    return make(VALUE_LIST);
}

struct value *
value_new_dict(void)
{
    return make(VALUE_DICT);
}

static bool
is_container(const struct value *v)
{
    return v->kind == VALUE_LIST || v->kind == VALUE_DICT;
}

static bool
has_bytes(const struct value *v)
{
    enum value_kind kind = value_kind(v);
    return kind == VALUE_STRING || kind == VALUE_BYTES || kind == VALUE_EXCEPTION || kind == VALUE_OPAQUE;
}

/* How many of `items` are in use. */
static size_t
parts(const struct value *v)
{
    return v->kind == VALUE_DICT ? 2 * v->count : v->kind == VALUE_LIST ? v->count : 0;
}

static int
make_room(struct value *v, size_t more)
{
    size_t need = parts(v) + more;
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

struct value *
value_copy(const struct value *v)
{
    if (!v || !is_container(v)) {
        struct value *copy = has_bytes(v) ? make_bytes(v->kind, v->bytes, v->length) : make(value_kind(v));
        if (v && copy) {
            copy->pointer = v->pointer;     /* or its number */
        }
        return copy;
    }
    struct value *copy = make(v->kind);
    for (size_t i = 0; copy && i < parts(v); i++) {
        struct value *key = value_copy(v->items[i]);
        int r = v->kind == VALUE_LIST ? value_append(copy, key) : value_set(copy, key, value_copy(v->items[++i]));
        if (r < 0) {
            value_free(copy);
            return NULL;
        }
    }
    return copy;
}

static bool
same_parts(const struct value *a, const struct value *b)
{
    for (size_t i = 0; i < parts(a); i++) {
        if (!value_equal(a->items[i], b->items[i])) {
            return false;
        }
    }
    return true;
}

bool
value_equal(const struct value *a, const struct value *b)
{
    if (value_kind(a) != value_kind(b)) {
        return false;
    }
    if (!a || !b) {
        return true;
    }
    if (is_container(a)) {
        return a->count == b->count && same_parts(a, b);
    }
    if (has_bytes(a) && (a->length != b->length || memcmp(a->bytes, b->bytes, a->length) != 0)) {
        return false;
    }
    return a->kind == VALUE_FLOAT ? a->real == b->real : a->number == b->number;
}

static void
clear(struct value *v)
{
    for (size_t i = 0; i < parts(v); i++) {
        value_free(v->items[i]);
    }
    if (v->kind == VALUE_LIST) {
        free(v->block);
    }
    if (is_container(v)) {
        free(v->items);
    } else if (has_bytes(v)) {
        free(v->bytes);
    }
}

void
value_free(struct value *v)
{
    if (v) {
        if (v->kind >= VALUE_STRING) {
            clear(v);
        }
        if (!v->inside) {
            free(v);
        }
    }
}

enum value_kind
value_kind(const struct value *v)
{
    return v ? v->kind : VALUE_NONE;
}

int64_t
value_number(const struct value *v)
{
    enum value_kind kind = value_kind(v);
    return kind == VALUE_INT || kind == VALUE_BOOL || kind == VALUE_EXCEPTION ? v->number : 0;
}

const char *
value_text(const struct value *v)
{
    return has_bytes(v) && v->bytes ? v->bytes : "";
}

double
value_real(const struct value *v)
{
    return value_kind(v) == VALUE_FLOAT ? v->real : (double)value_number(v);
}

struct value *
value_range_next(void *state)
{
    struct value_range *range = state;
    return range->from < range->to ? value_int(range->from++) : NULL;
}

struct value *
value_cursor_next(void *state)
{
    struct value_cursor *cursor = state;
    const struct value *item = value_at(cursor->list, cursor->at);
    cursor->at += item != NULL;
    return item ? value_copy(item) : NULL;
}
