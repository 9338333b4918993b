/* SPDX-License-Identifier: MIT */
/*
 * Values: what may cross from one process to another, where Python pickles an object.
 *
 *     struct value *v = value_list(value_int(3), value_string("three"));
 *     struct value *d = value_dict("name", value_string("Ada"), "age", value_int(36), NULL);
 *     value_free(v);                              with all that is inside
 *
 * - A value is a tree and each part has one owner: what is put into a list or dict belongs to it, and what is given
 *   to a constructor is given away, also when there is no memory and the constructor returns NULL.
 * - A function that takes a `const struct value *` only looks; NULL reads as None there.
 * - An opaque value is a pointer, and means nothing elsewhere: it works within a process and is refused at the border
 *   with the reason that its maker gave (Python: "Queue objects should only be shared ... through inheritance").
 * - An error is a value too: what a task returns where Python's would raise.
 * - Dicts keep the order of insertion and are searched from the front: meant for tens of keys.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum value_kind {
    VALUE_NONE,
    VALUE_BOOL,
    VALUE_INT,
    VALUE_FLOAT,
    VALUE_STRING,
    VALUE_BYTES,
    VALUE_LIST,
    VALUE_DICT,
    VALUE_EXCEPTION,
    VALUE_OPAQUE,
};

struct value {
    enum value_kind kind;
    bool inside;                    /* its memory is another's, and value_free ends only what is in it */
    union {
        int64_t number;             /* INT; BOOL: 0 or 1; EXCEPTION: its code */
        double real;                /* FLOAT */
        void *pointer;              /* OPAQUE */
        struct value *block;        /* LIST: memory of items that are `inside`; NULL: there are none */
    };
    union {
        char *bytes;                /* STRING, BYTES; EXCEPTION: the message; OPAQUE: why it is refused.  A 0 byte follows */
        struct value **items;       /* LIST; DICT: key, value, key, value ... */
    };
    union {
        size_t length;              /* of `bytes` */
        size_t count;               /* LIST: items; DICT: pairs */
    };
    size_t room;                    /* of `items` */
};

/* Each NULL: no memory. */
struct value *value_none(void);
struct value *value_bool(bool truth);
struct value *value_int(int64_t number);
struct value *value_float(double real);
struct value *value_string(const char *text);
struct value *value_bytes(const void *bytes, size_t length);
struct value *value_opaque(void *pointer, const char *why);

/* An error with a message as printf makes it.  The code is one of ours, -E..., or the task's own. */
__attribute__((format(printf, 2, 3))) struct value *value_error(int64_t code, const char *format, ...);

/* value_list(a, b, c): a list of these. */
#define value_list(...) \
    value_list_of((struct value *[]){ __VA_ARGS__ }, sizeof((struct value *[]){ __VA_ARGS__ }) / sizeof(struct value *))
struct value *value_list_of(struct value *const *items, size_t count);
struct value *value_new_list(void);
/* 0, or -ENOMEM, also for a NULL item; -EINVAL: not a list. */
int value_append(struct value *list, struct value *item);
/* NULL: there is none. */
struct value *value_at(const struct value *list, size_t n);

/* A dict of pairs `"key", value` up to NULL. */
struct value *value_dict(const char *key, ...);
struct value *value_new_dict(void);
/* Keys are anything but lists, dicts and opaque values.  0, -ENOMEM, or -EINVAL: not a dict or not a key. */
int value_set(struct value *dict, struct value *key, struct value *v);
int value_set_text(struct value *dict, const char *key, struct value *v);
/* NULL: there is none. */
struct value *value_get(const struct value *dict, const struct value *key);
struct value *value_get_text(const struct value *dict, const char *key);
/* 0, or -ENOENT. */
int value_remove(struct value *dict, const struct value *key);

struct value *value_copy(const struct value *v);
bool value_equal(const struct value *a, const struct value *b);
void value_free(struct value *v);

/* What it is, with None for NULL. */
static inline enum value_kind
value_kind(const struct value *v)
{
    return v ? v->kind : VALUE_NONE;
}

/* The number of an int, a bool or an error, otherwise 0. */
static inline int64_t
value_number(const struct value *v)
{
    enum value_kind kind = value_kind(v);
    return kind == VALUE_INT || kind == VALUE_BOOL || kind == VALUE_EXCEPTION ? v->number : 0;
}

/* The text of a string, bytes or error, otherwise "". */
const char *value_text(const struct value *v);
double value_real(const struct value *v);

/* As Python prints it: [1, 'two', None].  Writes at most `room` bytes with the final 0; returns as snprintf does. */
size_t value_print(char *to, size_t room, const struct value *v);

/* A supply of values, one at a time, where Python takes an iterable: `next` returns one that is the caller's, NULL at the end. */
struct value_source {
    struct value *(*next)(void *state);
    void *state;
};

/* How many it will still give, where that is known: of a range and of a list.  SIZE_MAX: it is not. */
size_t value_source_length(struct value_source source);

/* The next, only to look at until the one after it: of a range it is written to *room, of a list it is the item itself.
 * NULL: there are no more.  *given is it where it has become the caller's, as `next` has it, and otherwise NULL. */
const struct value *value_source_look(struct value_source source, struct value *room, struct value **given);

/* The numbers from `from` to below `to`, as Python's range. */
struct value_range {
    int64_t from, to;
};
struct value *value_range_next(void *range);

/* Copies of the items of a list. */
struct value_cursor {
    const struct value *list;
    size_t at;
};
struct value *value_cursor_next(void *cursor);
