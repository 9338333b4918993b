/* SPDX-License-Identifier: MIT */
/* Codec.  The format and the contracts are in codec.h. */
#include <conc/codec.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Room for n bytes more.  NULL: no memory. */
static char *
reserve(struct codec_output *o, size_t n)
{
    if (n > o->room - o->length) {
        size_t room = o->room * 2 + n + 64;
        char *bytes = realloc(o->bytes, room);
        if (!bytes) {
            return NULL;
        }
        o->bytes = bytes;
        o->room = room;
    }
    char *to = o->bytes + o->length;
    o->length += n;
    return to;
}

static int
put(struct codec_output *o, const void *from, size_t n)
{
    char *to = reserve(o, n);
    if (to && n > 0) {
        memcpy(to, from, n);
    }
    return to ? 0 : -ENOMEM;
}

static int
put_tag(struct codec_output *o, char tag)
{
    char *to = reserve(o, 1);
    if (!to) {
        return -ENOMEM;
    }
    *to = tag;
    return 0;
}

/* To little-endian and back. */
static uint64_t
little(uint64_t n)
{
    return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? n : __builtin_bswap64(n);
}

static int
put_eight(struct codec_output *o, char tag, uint64_t n)
{
    char *to = reserve(o, 9);
    if (!to) {
        return -ENOMEM;
    }
    *to = tag;
    n = little(n);
    memcpy(to + 1, &n, sizeof n);
    return 0;
}

static int
put_four(struct codec_output *o, uint32_t n)
{
    unsigned char bytes[4] = { n & 255, n >> 8 & 255, n >> 16 & 255, n >> 24 };
    return put(o, bytes, 4);
}

static int
put_length(struct codec_output *o, size_t n)
{
    return n > UINT32_MAX ? -EMSGSIZE : put_four(o, (uint32_t)n);
}

static int
put_text(struct codec_output *o, char tag, const struct value *v)
{
    int r = tag ? put_tag(o, tag) : 0;
    r = r < 0 ? r : put_length(o, v->length);
    return r < 0 ? r : put(o, v->bytes, v->length);
}

static int put_value(struct codec_output *o, const struct value *v, int depth);

static int
put_items(struct codec_output *o, const struct value *v, int depth)
{
    bool dict = v->kind == VALUE_DICT;
    size_t n = dict ? 2 * v->count : v->count;
    int r = put_tag(o, dict ? 'd' : 'l');
    r = r < 0 ? r : put_length(o, v->count);
    for (size_t i = 0; r == 0 && i < n; i++) {
        r = put_value(o, v->items[i], depth + 1);
    }
    return r;
}

static int
put_value(struct codec_output *o, const struct value *v, int depth)
{
    uint64_t bits;
    int r;
    if (depth > CODEC_DEPTH && value_kind(v) != VALUE_OPAQUE) {
        return -ELOOP;
    }
    switch (v ? v->kind : VALUE_NONE) {
    case VALUE_NONE:
        return put_tag(o, 'N');
    case VALUE_BOOL:
        return put_tag(o, v->number ? 'T' : 'F');
    case VALUE_INT:
        return put_eight(o, 'i', (uint64_t)v->number);
    case VALUE_FLOAT:
        memcpy(&bits, &v->real, sizeof bits);
        return put_eight(o, 'f', bits);
    case VALUE_EXCEPTION:
        r = put_eight(o, 'e', (uint64_t)v->number);
        return r < 0 ? r : put_text(o, 0, v);
    case VALUE_STRING:
        return put_text(o, 's', v);
    case VALUE_BYTES:
        return put_text(o, 'b', v);
    case VALUE_LIST:
    case VALUE_DICT:
        return put_items(o, v, depth);
    case VALUE_OPAQUE:
        o->why = v->bytes;
    }
    return -EINVAL;
}

int
codec_put(struct codec_output *o, const struct value *v)
{
    size_t before = o->length;
    int r = value_kind(v) == VALUE_INT ? put_eight(o, 'i', (uint64_t)v->number) : put_value(o, v, 0);
    if (r < 0) {
        o->length = before;
    }
    return r;
}

int
codec_encode(const struct value *v, char **bytes, size_t *length, const char **why)
{
    struct codec_output o = { 0 };
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

/* NULL: there are not so many. */
static const unsigned char *
take(struct codec_input *in, size_t n)
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
take_four(struct codec_input *in, uint64_t *number)
{
    const unsigned char *b = take(in, 4);
    *number = b ? (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24 : 0;
    return b ? 0 : -EBADMSG;
}

static int
take_eight(struct codec_input *in, uint64_t *number)
{
    const unsigned char *b = take(in, 8);
    *number = 0;
    if (b) {
        memcpy(number, b, sizeof *number);
    }
    *number = little(*number);
    return b ? 0 : -EBADMSG;
}

/* `made` has the kind; its text comes from the input. */
static int
take_text(struct codec_input *in, struct value *made)
{
    uint64_t length;
    if (take_four(in, &length) < 0) {
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

static int take_value(struct codec_input *in, struct value **v, int depth);

/* The count is not believed: memory is asked for item by item, and each has at least a byte of input. */
static int
take_list(struct codec_input *in, struct value *made, uint64_t count, int depth)
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
take_items(struct codec_input *in, char tag, struct value *made, int depth)
{
    uint64_t count;
    int r = take_four(in, &count);
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
take_inside(struct codec_input *in, char tag, struct value *made, int depth)
{
    uint64_t number;
    int r;
    switch (tag) {
    case 'i':
    case 'e':
        r = take_eight(in, &number);
        made->number = r < 0 ? 0 : (int64_t)number;
        return r < 0 || tag == 'i' ? r : take_text(in, made);
    case 'f':
        r = take_eight(in, &number);
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
kind_of(unsigned char tag)
{
    static const unsigned char kinds[256] = {
        ['N'] = 1 + VALUE_NONE, ['T'] = 1 + VALUE_BOOL, ['F'] = 1 + VALUE_BOOL, ['i'] = 1 + VALUE_INT,
        ['f'] = 1 + VALUE_FLOAT, ['s'] = 1 + VALUE_STRING, ['b'] = 1 + VALUE_BYTES, ['e'] = 1 + VALUE_EXCEPTION,
        ['l'] = 1 + VALUE_LIST, ['d'] = 1 + VALUE_DICT,
    };
    return kinds[tag] ? (enum value_kind)(kinds[tag] - 1) : VALUE_OPAQUE;
}

/* Into memory that is there; on an error nothing is left in it. */
static int
take_into(struct codec_input *in, struct value *to, bool inside, int depth)
{
    const unsigned char *tag = take(in, 1);
    enum value_kind kind = tag ? kind_of(*tag) : VALUE_OPAQUE;
    *to = (struct value){ .inside = true };
    if (kind == VALUE_OPAQUE) {
        return -EBADMSG;
    }
    if (depth > CODEC_DEPTH) {
        return -ELOOP;
    }
    to->kind = kind;
    to->number = *tag == 'T';
    int r = take_inside(in, (char)*tag, to, depth);
    if (r < 0) {
        value_free(to);
        *to = (struct value){ .inside = true };
    }
    to->inside = inside;
    return r;
}

static int
take_value(struct codec_input *in, struct value **v, int depth)
{
    struct value *made = malloc(sizeof *made);
    int r = made ? take_into(in, made, false, depth) : -ENOMEM;
    if (r < 0) {
        free(made);
        return r;
    }
    *v = made;
    return 0;
}

int
codec_take(struct codec_input *in, struct value *v)
{
    if (in->left < 9 || *in->at != 'i') {
        return take_into(in, v, true, 0);
    }
    uint64_t number;    /* as most are */
    take(in, 1);
    take_eight(in, &number);
    *v = (struct value){ .kind = VALUE_INT, .inside = true, .number = (int64_t)number };
    return 0;
}

int
codec_decode(const void *bytes, size_t length, struct value **v)
{
    struct codec_input in = { bytes, length };
    int r = take_value(&in, v, 0);
    if (r == 0 && in.left > 0) {
        value_free(*v);
        r = -EBADMSG;
    }
    return r;
}
