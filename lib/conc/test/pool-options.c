/* SPDX-License-Identifier: MIT */
/* The initializer runs in each worker before its tasks; a worker is replaced after maxtasksperchild of them; there are as
 * many workers as asked for.  A task is at work in no process but a worker, and a worker may not have a pool. */
#include "claim.h"

#include <conc/pool.h>
#include <conc/process.h>
#include <errno.h>

static int64_t offset;

static int
set_offset(const struct value *v)
{
    offset = value_number(v);
    return 0;
}

static struct value *
who(const struct value *v)
{
    CLAIM(pool_new(1) == NULL);
    CLAIM(strncmp(process_name(process_current()), "PoolWorker-", 11) == 0);
    return value_list(value_int(getpid()), value_int(offset + value_number(v)));
}

int
main(void)
{
    struct value_range range = { 0, 9 };
    struct value *hundred = value_int(100), *list;
    struct pool_options o = { .processes = 1, .initializer = set_offset, .initarg = hundred, .maxtasksperchild = 3 };
    struct pool *p = pool_new_with(&o);
    value_free(hundred);
    CLAIM_EQ(pool_map(p, who, (struct value_source){ value_range_next, &range }, 1, &list), 0);
    for (size_t i = 0; i < 9; i++) {
        struct value *v = value_at(list, i), *before = i ? value_at(list, i - 1) : NULL;
        CLAIM_EQ(value_number(value_at(v, 1)), 100 + (int64_t)i);
        CLAIM(i == 0 || value_equal(value_at(v, 0), value_at(before, 0)) == (i % 3 != 0));
    }
    value_free(list);
    CLAIM_EQ(pool_close(p), 0);
    CLAIM_EQ(pool_join(p), 0);
    CLAIM_EQ(pool_free(p), 0);
}
