/* SPDX-License-Identifier: MIT */
/* After close nothing may be submitted and what is queued is done; before it join is refused; terminate drops what is
 * queued and ends what runs, and both fail as cancelled.  A get with a timeout gives up, and the states of a result. */
#include "claim.h"

#include <conc/pool.h>
#include <errno.h>

static struct value *
nap(const struct value *v)
{
    conc_sleep(MILLISECONDS(value_number(v)));
    return value_int(value_number(v));
}

int
main(void)
{
    struct async_result *a, *b;
    const struct value *v;
    struct pool *p = pool_new(1);
    CLAIM_EQ(pool_apply_async(p, nap, value_int(200), &a), 0);
    CLAIM_EQ(pool_apply_async(p, nap, value_int(1), &b), 0);
    CLAIM_EQ(async_result_successful(b), -EINVAL);
    CLAIM_EQ(async_result_get_timeout(b, &v, 0), -EAGAIN);
    int64_t start = conc_now();
    CLAIM_EQ(async_result_get_timeout(b, &v, MILLISECONDS(50)), -ETIMEDOUT);
    CLAIM_TOOK(start, MILLISECONDS(50));
    CLAIM_EQ(pool_join(p), -EBUSY);
    CLAIM_EQ(pool_free(p), -EBUSY);
    CLAIM_EQ(pool_close(p), 0);
    CLAIM_EQ(pool_apply_async(p, nap, value_int(1), NULL), -EINVAL);
    struct pool_iterator *i;
    struct value_range range = { 0, 1 };
    CLAIM_EQ(pool_imap(p, nap, (struct value_source){ value_range_next, &range }, 1, &i), -EINVAL);
    CLAIM_EQ(pool_join(p), 0);
    CLAIM(async_result_ready(a) && async_result_ready(b));
    CLAIM_EQ(async_result_successful(b), 1);
    CLAIM_EQ(async_result_get_timeout(b, &v, 0), 0);
    CLAIM_EQ(value_number(v), 1);
    async_result_free(a);
    async_result_free(b);
    CLAIM_EQ(pool_free(p), 0);

    p = pool_new(1);
    CLAIM_EQ(pool_apply_async(p, nap, value_int(60000), &a), 0);
    CLAIM_EQ(pool_apply_async(p, nap, value_int(60000), &b), 0);
    CLAIM_EQ(async_result_wait(a, MILLISECONDS(20)), -ETIMEDOUT);
    start = conc_now();
    CLAIM_EQ(pool_terminate(p), 0);
    CLAIM_EQ(pool_join(p), 0);
    CLAIM(conc_now() - start < SECONDS(30));
    CLAIM_EQ(async_result_get(a, &v), -EREMOTEIO);
    CLAIM_EQ(value_number(v), -ECANCELED);
    CLAIM_EQ(async_result_get(b, &v), -EREMOTEIO);
    CLAIM_EQ(value_number(v), -ECANCELED);
    async_result_free(a);
    async_result_free(b);
    CLAIM_EQ(pool_free(p), 0);
}
