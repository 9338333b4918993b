/* SPDX-License-Identifier: MIT */
/* For value.c and value_container.c. */
#pragma once

#include <conc/value.h>

/* How many of `items` are in use. */
static inline size_t
value_parts(const struct value *v)
{
    return v->kind == VALUE_DICT ? 2 * v->count : v->kind == VALUE_LIST ? v->count : 0;
}
