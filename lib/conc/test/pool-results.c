/* SPDX-License-Identifier: MIT */
/* apply, apply_async, map, imap and imap_unordered give every result, in the order promised, whatever the chunk size; a
 * task that fails gives its error; an argument or result that may not be sent is an error that says why. */
#include "claim.h"

#include <conc/pool.h>
#include <errno.h>

static struct value *
square(const struct value *v)
{
    int64_t n = value_number(v);
    return n == 13 ? value_error(-13, "unlucky %d", 13) : value_int(n * n);
}

static struct value *
give_pointer(const struct value *v)
{
    return value_opaque((void *)v, "a pointer");
}

static void
map_all(struct pool *p, int64_t n, size_t chunksize)
{
    struct value_range range = { 20, 20 + n };
    struct value *list;
    CLAIM_EQ(pool_map(p, square, (struct value_source){ value_range_next, &range }, chunksize, &list), 0);
    CLAIM_EQ(list->count, n);
    for (int64_t i = 0; i < n; i++) {
        CLAIM_EQ(value_number(value_at(list, (size_t)i)), (20 + i) * (20 + i));
    }
    value_free(list);
}

static void
iterate(struct pool *p, bool ordered, size_t chunksize)
{
    struct value_range range = { 0, 50 };
    struct value_source source = { value_range_next, &range };
    struct pool_iterator *i;
    struct value *v;
    int64_t sum = 0, failed = 0, n = 0;
    CLAIM_EQ((ordered ? pool_imap : pool_imap_unordered)(p, square, source, chunksize, &i), 0);
    for (int r; (r = pool_next(i, &v)) != -ENODATA; n++) {
        CLAIM_EQ(r, value_kind(v) == VALUE_EXCEPTION ? -EREMOTEIO : 0);
        failed += r != 0;
        sum += r ? 169 : value_number(v);
        CLAIM(!ordered || value_number(v) == (n == 13 ? -13 : n * n));
        value_free(v);
    }
    CLAIM_EQ(n, 50);
    CLAIM_EQ(sum, 49 * 50 * 99 / 6);
    CLAIM_EQ(failed, 1);
    pool_iterator_free(i);
}

int
main(void)
{
    struct pool *p = pool_new(3);
    struct async_result *r[40];
    struct value *v;
    const struct value *result;
    CLAIM(p);
    CLAIM_EQ(pool_apply(p, square, value_int(7), &v), 0);
    CLAIM_EQ(value_number(v), 49);
    value_free(v);
    CLAIM_EQ(pool_apply(p, square, value_int(13), &v), -EREMOTEIO);
    CLAIM(strcmp(value_text(v), "unlucky 13") == 0);
    value_free(v);
    for (int i = 0; i < 40; i++) {
        CLAIM_EQ(pool_apply_async(p, square, value_int(i), &r[i]), 0);
    }
    for (int i = 0; i < 40; i++) {
        CLAIM_EQ(async_result_get(r[i], &result), i == 13 ? -EREMOTEIO : 0);
        CLAIM_EQ(value_number(result), i == 13 ? -13 : i * i);
        CLAIM_EQ(async_result_successful(r[i]), i != 13);
        async_result_free(r[i]);
    }
    for (size_t chunksize = 0; chunksize < 8; chunksize += 3) {
        map_all(p, 100, chunksize);
        map_all(p, 1, chunksize);
        map_all(p, 0, chunksize);
        iterate(p, true, chunksize);
        iterate(p, false, chunksize);
    }
    struct value_range range = { 10, 20 };
    CLAIM_EQ(pool_map(p, square, (struct value_source){ value_range_next, &range }, 2, &v), -EREMOTEIO);
    CLAIM_EQ(value_number(v), -13);
    value_free(v);
    CLAIM_EQ(pool_apply(p, square, value_opaque(p, "pools are not sent"), &v), -EREMOTEIO);
    CLAIM(strcmp(value_text(v), "pools are not sent") == 0);
    value_free(v);
    CLAIM_EQ(pool_apply(p, give_pointer, NULL, &v), -EREMOTEIO);
    CLAIM(strcmp(value_text(v), "the result cannot be sent: a pointer") == 0);
    value_free(v);
    CLAIM_EQ(pool_close(p), 0);
    CLAIM_EQ(pool_join(p), 0);
    CLAIM_EQ(pool_free(p), 0);
}
