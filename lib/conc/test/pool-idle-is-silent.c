/* SPDX-License-Identifier: MIT */
/* While nothing is to be done, or one task takes its time, neither the pool's process nor its workers make system calls: they
 * sleep, they do not look again and again.  (Linux counts none; there the test says nothing.) */
#include "claim.h"

#include <abi/heddle.h>
#include <conc/pool.h>

#define HEDDLE_CALL 4096
#define OF_ITS_OWN 24       /* calls that a task to and fro, and the measuring, may make */

static int64_t
calls(void)
{
    struct heddle_counters counters = { 0 };
    syscall(HEDDLE_CALL, HEDDLE_COUNTERS, &counters, 0);
    return (int64_t)counters.syscalls;
}

static struct value *
nap_and_count(const struct value *ms)
{
    conc_sleep(MILLISECONDS(value_number(ms)));
    return value_int(calls());
}

static int64_t
calls_of_worker(struct pool *p, int64_t ms)
{
    struct value *v;
    CLAIM_EQ(pool_apply(p, nap_and_count, value_int(ms), &v), 0);
    int64_t n = value_number(v);
    value_free(v);
    return n;
}

int
main(void)
{
    struct pool *p = pool_new(1);
    int64_t worker = calls_of_worker(p, 0), parent = calls();
    conc_sleep(MILLISECONDS(300));
    CLAIM(calls() - parent <= OF_ITS_OWN);
    CLAIM(calls_of_worker(p, 300) - worker <= OF_ITS_OWN);
    CLAIM(calls() - parent <= 2 * OF_ITS_OWN);
    CLAIM_EQ(pool_close(p), 0);
    CLAIM_EQ(pool_join(p), 0);
    CLAIM_EQ(pool_free(p), 0);
}
