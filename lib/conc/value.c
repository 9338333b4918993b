/* SPDX-License-Identifier: MIT */
/* Trees of values; value_container.c has what lists and dicts do.  Contracts in value.h. */
#include <conc/value.h>
#include <conc/value_inside.h>

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
    for (size_t i = 0; copy && i < value_parts(v); i++) {
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
    for (size_t i = 0; i < value_parts(a); i++) {
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
    for (size_t i = 0; i < value_parts(v); i++) {
        struct value *part = v->items[i];
        (part && part->inside ? value_end : value_free)(part);
    }
    if (v->kind == VALUE_LIST) {
        value_block_free(v->block);
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
