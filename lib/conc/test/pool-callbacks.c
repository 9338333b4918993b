/* SPDX-License-Identifier: MIT */
/* Callbacks run in the submitting process, each with its own result, one at a time; an error goes to the error's callback;
 * the result is ready after its callback has returned.  terminate calls none. */
#include "claim.h"

#include <conc/pool.h>
#include <conc/thread.h>
#include <errno.h>
#include <stdatomic.h>

static int64_t sum;
static _Atomic int inside, good, bad;
static pid_t parent;

static struct value *
work(const struct value *v)
{
    CLAIM(getpid() != parent);
    int64_t n = value_number(v);
    return n < 0 ? value_error(n, "negative") : value_int(n);
}

static void
enter(void)
{
    CLAIM_EQ(getpid(), parent);
    CLAIM_EQ(atomic_fetch_add(&inside, 1), 0);
    conc_sleep(MILLISECONDS(5));
    CLAIM_EQ(atomic_fetch_sub(&inside, 1), 1);
}

static void
done(const struct value *v, void *arg)
{
    enter();
    CLAIM(arg == &sum);
    sum += value_number(v);
    good++;
}

static void
error(const struct value *v, void *arg)
{
    (void)arg;
    enter();
    CLAIM(strcmp(value_text(v), "negative") == 0);
    bad++;
}

int
main(void)
{
    struct pool_callbacks c = { done, error, &sum };
    struct async_result *r;
    const struct value *v;
    parent = getpid();
    struct pool *p = pool_new(3);
    for (int i = 1; i <= 10; i++) {
        CLAIM_EQ(pool_apply_async_callbacks(p, work, value_int(i), &c, NULL), 0);
    }
    CLAIM_EQ(pool_apply_async_callbacks(p, work, value_int(-1), &c, &r), 0);
    CLAIM_EQ(async_result_get(r, &v), -EREMOTEIO);
    CLAIM_EQ(bad, 1);
    async_result_free(r);
    CLAIM_EQ(pool_close(p), 0);
    CLAIM_EQ(pool_join(p), 0);
    CLAIM_EQ(good, 10);
    CLAIM_EQ(sum, 55);
    CLAIM_EQ(pool_free(p), 0);
}
