/* SPDX-License-Identifier: MIT */
/* A value as text, as Python's repr() gives it.  Contract in value.h. */
#include <conc/value.h>

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct printing {
    char *to;
    size_t room;
    size_t length;      /* of all the text, also of what had no room */
};

__attribute__((format(printf, 2, 3))) static void
put(struct printing *p, const char *format, ...)
{
    va_list args;
    bool fits = p->length < p->room;
    va_start(args, format);
    int n = vsnprintf(fits ? p->to + p->length : NULL, fits ? p->room - p->length : 0, format, args);
    va_end(args);
    p->length += n > 0 ? (size_t)n : 0;
}

static void
put_quoted(struct printing *p, const struct value *v)
{
    put(p, v->kind == VALUE_BYTES ? "b'" : "'");
    for (size_t i = 0; i < v->length; i++) {
        unsigned char c = (unsigned char)v->bytes[i];
        bool plain = c >= ' ' && c != 127 && c != '\'' && c != '\\' && (c < 128 || v->kind == VALUE_STRING);
        put(p, plain ? "%c" : c == '\'' || c == '\\' ? "\\%c" : "\\x%02x", c);
    }
    put(p, "'");
}

static void
put_float(struct printing *p, double real)
{
    char text[40];
    snprintf(text, sizeof text, "%.15g", real);
    put(p, "%s%s", text, strpbrk(text, ".en") ? "" : ".0");
}

static void put_value(struct printing *p, const struct value *v);

static void
put_items(struct printing *p, const struct value *v)
{
    bool dict = v->kind == VALUE_DICT;
    put(p, dict ? "{" : "[");
    for (size_t i = 0; i < v->count; i++) {
        put(p, i ? ", " : "");
        if (dict) {
            put_value(p, v->items[2 * i]);
            put(p, ": ");
        }
        put_value(p, v->items[dict ? 2 * i + 1 : i]);
    }
    put(p, dict ? "}" : "]");
}

static void
put_value(struct printing *p, const struct value *v)
{
    switch (value_kind(v)) {
    case VALUE_NONE:
        put(p, "None");
        break;
    case VALUE_BOOL:
        put(p, v->number ? "True" : "False");
        break;
    case VALUE_INT:
        put(p, "%" PRId64, v->number);
        break;
    case VALUE_FLOAT:
        put_float(p, v->real);
        break;
    case VALUE_STRING:
    case VALUE_BYTES:
        put_quoted(p, v);
        break;
    case VALUE_LIST:
    case VALUE_DICT:
        put_items(p, v);
        break;
    case VALUE_EXCEPTION:
        put(p, "Error(%" PRId64 ", '%s')", v->number, v->bytes);
        break;
    case VALUE_OPAQUE:
        put(p, "<opaque>");
        break;
    }
}

size_t
value_print(char *to, size_t room, const struct value *v)
{
    struct printing p = { to, room, 0 };
    if (room > 0) {
        to[0] = '\0';
    }
    put_value(&p, v);
    return p.length;
}
