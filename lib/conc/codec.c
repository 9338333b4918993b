/* SPDX-License-Identifier: MIT */
/* Codec.  The format and the contracts are in codec.h. */
#include <conc/codec.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct output {
    char *bytes;
    size_t length, room;
    const char *why;
};

static int
put(struct output *o, const void *from, size_t n)
{
    if (n > o->room - o->length) {
        size_t room = o->room * 2 + n + 64;
        char *bytes = realloc(o->bytes, room);
        if (!bytes) {
            return -ENOMEM;
        }
        o->bytes = bytes;
        o->room = room;
    }
    if (n > 0) {
        memcpy(o->bytes + o->length, from, n);
        o->length += n;
    }
    return 0;
}

static int
put_number(struct output *o, uint64_t number, unsigned size)
{
    unsigned char bytes[8];
    for (unsigned i = 0; i < size; i++) {
        bytes[i] = (unsigned char)(number >> 8 * i);
    }
    return put(o, bytes, size);
}

static int
put_length(struct output *o, size_t n)
{
    return n > UINT32_MAX ? -EMSGSIZE : put_number(o, n, 4);
}

static char
tag_of(const struct value *v)
{
    static const char tags[] = { [VALUE_NONE] = 'N', [VALUE_INT] = 'i', [VALUE_FLOAT] = 'f', [VALUE_STRING] = 's',
                                 [VALUE_BYTES] = 'b', [VALUE_LIST] = 'l', [VALUE_DICT] = 'd', [VALUE_EXCEPTION] = 'e' };
    return value_kind(v) == VALUE_BOOL ? (v->number ? 'T' : 'F') : tags[value_kind(v)];
}

static int
put_text(struct output *o, const struct value *v)
{
    int r = put_length(o, v->length);
    return r < 0 ? r : put(o, v->bytes, v->length);
}

static int put_value(struct output *o, const struct value *v, int depth);

static int
put_items(struct output *o, const struct value *v, int depth)
{
    size_t n = v->kind == VALUE_DICT ? 2 * v->count : v->count;
    int r = put_length(o, v->count);
    for (size_t i = 0; r == 0 && i < n; i++) {
        r = put_value(o, v->items[i], depth + 1);
    }
    return r;
}

static int
put_value(struct output *o, const struct value *v, int depth)
{
    if (value_kind(v) == VALUE_OPAQUE) {
        o->why = v->bytes;
        return -EINVAL;
    }
    if (depth > CODEC_DEPTH) {
        return -ELOOP;
    }
    char tag = tag_of(v);
    int r = put(o, &tag, 1);
    if (r < 0) {
        return r;
    }
    switch (value_kind(v)) {
    case VALUE_INT:
        return put_number(o, (uint64_t)v->number, 8);
    case VALUE_FLOAT: {
        uint64_t bits;
        memcpy(&bits, &v->real, sizeof bits);
        return put_number(o, bits, 8);
    }
    case VALUE_EXCEPTION:
        r = put_number(o, (uint64_t)v->number, 8);
        return r < 0 ? r : put_text(o, v);
    case VALUE_STRING:
    case VALUE_BYTES:
        return put_text(o, v);
    case VALUE_LIST:
    case VALUE_DICT:
        return put_items(o, v, depth);
    default:
        return 0;
    }
}

int
codec_encode(const struct value *v, char **bytes, size_t *length, const char **why)
{
    struct output o = { 0 };
    int r = put_value(&o, v, 0);
    if (r < 0) {
        free(o.bytes);
        if (why) {
            *why = o.why;
        }
        return r;
    }
    *bytes = o.bytes;
    *length = o.length;
    return 0;
}

struct input {
    const unsigned char *at;
    size_t left;
};

/* NULL: there are not so many. */
static const unsigned char *
take(struct input *in, size_t n)
{
    const unsigned char *bytes = in->at;
    if (n > in->left) {
        return NULL;
    }
    in->at += n;
    in->left -= n;
    return bytes;
}

static int
take_number(struct input *in, unsigned size, uint64_t *number)
{
    const unsigned char *bytes = take(in, size);
    if (!bytes) {
        return -EBADMSG;
    }
    *number = 0;
    for (unsigned i = 0; i < size; i++) {
        *number |= (uint64_t)bytes[i] << 8 * i;
    }
    return 0;
}

/* `made` has the kind; its text comes from the input. */
static int
take_text(struct input *in, struct value *made)
{
    uint64_t length;
    if (take_number(in, 4, &length) < 0) {
        return -EBADMSG;
    }
    const unsigned char *bytes = take(in, length);
    if (!bytes) {
        return -EBADMSG;
    }
    made->bytes = malloc(length + 1);
    if (!made->bytes) {
        return -ENOMEM;
    }
    memcpy(made->bytes, bytes, length);
    made->bytes[length] = '\0';
    made->length = length;
    return 0;
}

static int take_value(struct input *in, struct value **v, int depth);

/* The count is not believed: memory is asked for item by item, and each has at least a byte of input. */
static int
take_list(struct input *in, struct value *made, uint64_t count, int depth)
{
    int r = 0;
    while (r == 0 && count-- > 0) {
        struct value *item;
        r = take_value(in, &item, depth);
        if (r == 0) {
            r = value_append(made, item);
        }
    }
    return r;
}

/* A dict is taken as a list of its keys and values.  Not through value_set, which would look for each key among all
 * before it: a stranger's message must not cost the square of its length. */
static int
take_items(struct input *in, char tag, struct value *made, int depth)
{
    uint64_t count;
    int r = take_number(in, 4, &count);
    made->kind = VALUE_LIST;
    if (r == 0) {
        r = take_list(in, made, tag == 'd' ? 2 * count : count, depth + 1);
    }
    if (r < 0 || tag == 'l') {
        return r;
    }
    for (size_t i = 0; i < made->count; i += 2) {
        enum value_kind key = made->items[i]->kind;
        r = key == VALUE_LIST || key == VALUE_DICT ? -EBADMSG : r;
    }
    made->kind = VALUE_DICT;
    made->count /= 2;
    return r;
}

static int
take_inside(struct input *in, char tag, struct value *made, int depth)
{
    uint64_t number;
    int r;
    switch (tag) {
    case 'i':
    case 'e':
        r = take_number(in, 8, &number);
        made->number = r < 0 ? 0 : (int64_t)number;
        return r < 0 || tag == 'i' ? r : take_text(in, made);
    case 'f':
        r = take_number(in, 8, &number);
        if (r == 0) {
            memcpy(&made->real, &number, sizeof number);
        }
        return r;
    case 's':
    case 'b':
        return take_text(in, made);
    case 'l':
    case 'd':
        return take_items(in, tag, made, depth);
    default:
        return 0;
    }
}

/* The kind that a tag stands for; VALUE_OPAQUE: none. */
static enum value_kind
kind_of(char tag)
{
    static const char tags[] = "NTFifsbeld";
    static const enum value_kind kinds[] = { VALUE_NONE, VALUE_BOOL, VALUE_BOOL, VALUE_INT, VALUE_FLOAT, VALUE_STRING,
                                             VALUE_BYTES, VALUE_EXCEPTION, VALUE_LIST, VALUE_DICT };
    const char *at = tag ? strchr(tags, tag) : NULL;
    return at ? kinds[at - tags] : VALUE_OPAQUE;
}

static int
take_value(struct input *in, struct value **v, int depth)
{
    const unsigned char *tag = take(in, 1);
    enum value_kind kind = tag ? kind_of((char)*tag) : VALUE_OPAQUE;
    if (kind == VALUE_OPAQUE) {
        return -EBADMSG;
    }
    if (depth > CODEC_DEPTH) {
        return -ELOOP;
    }
    struct value *made = malloc(sizeof *made);
    if (!made) {
        return -ENOMEM;
    }
    *made = (struct value){ .kind = kind, .number = *tag == 'T' };
    int r = take_inside(in, (char)*tag, made, depth);
    if (r < 0) {
        value_free(made);
        return r;
    }
    *v = made;
    return 0;
}

int
codec_decode(const void *bytes, size_t length, struct value **v)
{
    struct input in = { bytes, length };
    int r = take_value(&in, v, 0);
    if (r == 0 && in.left > 0) {
        value_free(*v);
        r = -EBADMSG;
    }
    return r;
}
