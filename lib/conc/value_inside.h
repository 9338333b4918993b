/* SPDX-License-Identifier: MIT */
/* For value.c and those beside it, and for who makes long lists. */
#pragma once

#include <conc/value.h>

/* How many of `items` are in use. */
static inline size_t
value_parts(const struct value *v)
{
    return v->kind == VALUE_DICT ? 2 * v->count : v->kind == VALUE_LIST ? v->count : 0;
}

/* One that is `inside` has ended: a number has nothing to free. */
static inline void
value_end(struct value *v)
{
    if (v->kind >= VALUE_STRING) {
        value_free(v);
    }
}

/* Memory for so many values, for the `block` of a list.  NULL: there is none. */
struct value *value_block_new(size_t count);
/* What is in them has ended. */
void value_block_free(struct value *block);
