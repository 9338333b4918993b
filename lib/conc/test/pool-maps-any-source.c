/* SPDX-License-Identifier: MIT */
/* A map's source may say how many items it has (a range, a list) or not (one's own): the results are the same, also of
 * long maps, whose lists are apart from each other while both live, and of a list of which some were taken before. */
#include "claim.h"

#include <conc/pool.h>

#define LONG 3000

static struct value *
twice(const struct value *v)
{
    char text[64];
    snprintf(text, sizeof text, "%s%s", value_text(v), value_text(v));
    return value_kind(v) == VALUE_STRING ? value_string(text) : value_int(2 * value_number(v));
}

static struct value *
own_next(void *state)
{
    int64_t *left = state;
    return *left > 0 ? value_int(2 * LONG - (*left)--) : NULL;
}

static struct value *
map(struct pool *p, struct value_source source, size_t chunksize)
{
    struct value *list;
    CLAIM_EQ(pool_map(p, twice, source, chunksize, &list), 0);
    return list;
}

static void
check_numbers(const struct value *list, int64_t first, int64_t n)
{
    CLAIM_EQ(list->count, n);
    for (int64_t i = 0; i < n; i++) {
        CLAIM_EQ(value_number(value_at(list, (size_t)i)), 2 * (first + i));
    }
}

static void
map_long(struct pool *p)
{
    struct value_range range = { 0, LONG }, other = { 5, 5 + LONG / 2 };
    int64_t left = LONG;
    struct value *a = map(p, (struct value_source){ value_range_next, &range }, 0);
    struct value *b = map(p, (struct value_source){ own_next, &left }, 7);
    check_numbers(a, 0, LONG);
    check_numbers(b, LONG, LONG);
    value_free(a);
    struct value *c = map(p, (struct value_source){ value_range_next, &other }, 1000);
    check_numbers(c, 5, LONG / 2);
    check_numbers(b, LONG, LONG);
    CLAIM_EQ(value_append(b, value_string("more")), 0);
    value_free(b);
    value_free(c);
}

static void
map_list(struct pool *p)
{
    struct value *list = value_list(value_int(1), value_string("two"), value_none(), value_int(4), value_string("five"));
    struct value_cursor cursor = { list, 1 }, at_end = { list, 5 };
    struct value *result = map(p, (struct value_source){ value_cursor_next, &cursor }, 3);
    struct value *expected = value_list(value_string("twotwo"), value_int(0), value_int(8), value_string("fivefive"));
    CLAIM(value_equal(result, expected));
    CLAIM_EQ(cursor.at, 5);
    CLAIM_EQ(list->count, 5);
    value_free(result);
    value_free(expected);
    result = map(p, (struct value_source){ value_cursor_next, &at_end }, 0);
    CLAIM_EQ(result->count, 0);
    value_free(result);
    value_free(list);
}

int
main(void)
{
    struct pool *p = pool_new(2);
    map_long(p);
    map_long(p);
    map_list(p);
    pool_close(p);
    CLAIM_EQ(pool_join(p), 0);
    CLAIM_EQ(pool_free(p), 0);
    return 0;
}
