/* SPDX-License-Identifier: MIT */
/* Workers are made when needed, named, never more than asked for, reused when idle; the default is min(32, CPUs + 4). */
#include "claim.h"

#include <conc/barrier.h>
#include <conc/semaphore.h>
#include <conc/thread.h>
#include <conc/thread_pool_executor.h>

static struct barrier meeting;
static _Atomic int running, most;

static int
name_of_worker(void *arg, void **result)
{
    (void)arg;
    *result = strdup(thread_name(thread_current()));
    return 0;
}

static int
meet(void *arg, void **result)
{
    (void)result;
    int now = ++running;
    for (int seen = most; now > seen && !atomic_compare_exchange_weak(&most, &seen, now);) {
    }
    CLAIM(barrier_wait_timeout(&meeting, SECONDS(100)) >= 0);
    if (arg) {
        conc_sleep(MILLISECONDS(1));
    }
    running--;
    return 0;
}

static void
submit_and_expect_name(struct executor *e, const char *expected)
{
    void *name;
    struct future *f = executor_submit(e, name_of_worker, NULL);
    CLAIM_EQ(future_result(f, &name), 0);
    if (strcmp(name, expected) != 0) {
        fprintf(stderr, "worker %s, not %s\n", (char *)name, expected);
        _exit(1);
    }
    free(name);
    future_free(f);
}

/* The future is done a little before its worker counts itself as idle: wait until it sleeps again. */
static void
let_it_become_idle(void)
{
    conc_sleep(MILLISECONDS(20));
}

static void
meet_in(struct executor *e, int n, int parties)
{
    struct future *f[64];
    void *result;
    barrier_init(&meeting, (uint32_t)parties);
    most = 0;
    for (int i = 0; i < n; i++) {
        f[i] = executor_submit(e, meet, f);
    }
    for (int i = 0; i < n; i++) {
        CLAIM_EQ(future_result(f[i], &result), 0);
        future_free(f[i]);
    }
    CLAIM(most >= parties);
}

int
main(void)
{
    struct executor *zero = thread_pool_executor_new(3);
    size_t before = thread_active_count();
    submit_and_expect_name(zero, "ThreadPoolExecutor-0_0");
    if (time_is_virtual()) {
        let_it_become_idle();
        submit_and_expect_name(zero, "ThreadPoolExecutor-0_0");
        CLAIM_EQ(thread_active_count(), before + 1);
    }
    meet_in(zero, 9, 3);
    CLAIM_EQ(most, 3);
    CLAIM_EQ(thread_active_count(), before + 3);
    executor_free(zero);
    CLAIM_EQ(thread_active_count(), before);

    struct executor *one = thread_pool_executor_new(1), *mine = thread_pool_executor_new_with(1, "mine", NULL, NULL);
    submit_and_expect_name(one, "ThreadPoolExecutor-1_0");
    submit_and_expect_name(mine, "mine_0");
    executor_free(one);
    executor_free(mine);

    int cpus = (int)sysconf(_SC_NPROCESSORS_ONLN), size = cpus + 4 < 32 ? cpus + 4 : 32;
    struct executor *usual = thread_pool_executor_new(0);
    meet_in(usual, 2 * size > 64 ? size : 2 * size, size);
    CLAIM_EQ(thread_active_count(), before + (size_t)size);
    executor_free(usual);
    executor_free(NULL);
}
