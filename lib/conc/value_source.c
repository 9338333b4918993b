/* SPDX-License-Identifier: MIT */
/* Supplies of values.  Contracts in value.h. */
#include <conc/value.h>

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

size_t
value_source_length(struct value_source source)
{
    if (source.next == value_range_next) {
        const struct value_range *range = source.state;
        return range->from < range->to ? (size_t)range->to - (size_t)range->from : 0;
    }
    if (source.next == value_cursor_next) {
        const struct value_cursor *cursor = source.state;
        size_t count = value_kind(cursor->list) == VALUE_LIST ? cursor->list->count : 0;
        return cursor->at < count ? count - cursor->at : 0;
    }
    return SIZE_MAX;
}

const struct value *
value_source_look(struct value_source source, struct value *room, struct value **given)
{
    *given = NULL;
    if (source.next == value_range_next) {
        struct value_range *range = source.state;
        *room = (struct value){ .kind = VALUE_INT, .number = range->from };
        return range->from < range->to ? range->from++, room : NULL;
    }
    if (source.next == value_cursor_next) {
        struct value_cursor *cursor = source.state;
        const struct value *item = value_at(cursor->list, cursor->at);
        cursor->at += item != NULL;
        return item;
    }
    *given = source.next(source.state);
    return *given;
}
