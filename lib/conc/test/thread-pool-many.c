/* SPDX-License-Identifier: MIT */
/* Three threads submit, cancel and wait at once; every future ends finished or cancelled, what ran ran once, no worker is
 * left asleep.  Two hundred rounds, each with other numbers, in pools of one, two and three. */
#include "claim.h"

#include <conc/futures.h>
#include <conc/thread.h>
#include <conc/thread_pool_executor.h>

#define SUBMITTERS 3
#define EACH 6
#define ROUNDS 67

static struct executor *pool;
static _Atomic int ran[SUBMITTERS * EACH];

static int
run_once(void *arg, void **result)
{
    ran[(intptr_t)arg]++;
    *result = arg;
    return 0;
}

static void
one_round(intptr_t me, unsigned state)
{
    struct future *f[EACH];
    bool cancelled[EACH], done[EACH];
    for (int i = 0; i < EACH; i++) {
        intptr_t n = me * EACH + i;
        ran[n] = 0;
        f[i] = executor_submit(pool, run_once, (void *)n);
        CLAIM(f[i]);
        state = state * 1103515245 + 12345;
        cancelled[i] = (state >> 16) % 3 == 0 && future_cancel(f[i]);
    }
    CLAIM_EQ(futures_wait(f, EACH, ALL_COMPLETED, SECONDS(100), done), EACH);
    for (int i = 0; i < EACH; i++) {
        void *value = NULL;
        intptr_t n = me * EACH + i;
        CLAIM_EQ(future_result_timeout(f[i], &value, 0), cancelled[i] ? CANCELLED_ERROR : 0);
        CLAIM_EQ(ran[n], !cancelled[i]);
        CLAIM(cancelled[i] || (intptr_t)value == n);
        future_free(f[i]);
    }
}

static void
submit_some(void *arg)
{
    for (unsigned round = 0; round < ROUNDS; round++) {
        one_round((intptr_t)arg, round * 31 + (unsigned)(intptr_t)arg);
    }
}

int
main(void)
{
    for (size_t workers = 1; workers <= 3; workers++) {
        struct thread *t[SUBMITTERS];
        pool = thread_pool_executor_new(workers);
        for (intptr_t i = 0; i < SUBMITTERS; i++) {
            t[i] = thread_new(submit_some, (void *)i);
            CLAIM_EQ(thread_start(t[i]), 0);
        }
        for (int i = 0; i < SUBMITTERS; i++) {
            CLAIM_EQ(thread_join_timeout(t[i], SECONDS(100)), 0);
            CLAIM_EQ(thread_free(t[i]), 0);
        }
        executor_free(pool);
    }
}
