/* SPDX-License-Identifier: MIT */
/* Processes that count in shared memory under its lock lose no count; it begins as zeros; a holder that dies leaves the lock
 * held, which a timed acquire sees. */
#include "claim.h"

#include <conc/process.h>
#include <conc/shared.h>
#include <errno.h>

#define TIMES 500

static int64_t *row;

static int
count(void *arg)
{
    int i = (int)(intptr_t)arg;
    for (int n = 0; n < TIMES; n++) {
        rlock_acquire(shared_lock(row));
        rlock_acquire(shared_lock(row));
        row[0]++;
        row[i]++;
        CLAIM_EQ(rlock_release(shared_lock(row)), 0);
        CLAIM_EQ(rlock_release(shared_lock(row)), 0);
    }
    if (i == 3) {
        rlock_acquire(shared_lock(row));
    }
    return 0;
}

int
main(void)
{
    struct process *p[4];
    row = shared_array(int64_t, 4);
    CLAIM_EQ(shared_count(row), 4);
    CLAIM(shared_new(SIZE_MAX / 2, 8) == NULL);
    for (int i = 1; i < 4; i++) {
        CLAIM_EQ(row[i], 0);
        p[i] = process_new(count, (void *)(intptr_t)i);
    }
    CLAIM_EQ(process_start(p[1]), 0);
    CLAIM_EQ(process_start(p[2]), 0);
    CLAIM_EQ(process_join(p[1]), 0);
    CLAIM_EQ(process_join(p[2]), 0);
    CLAIM_EQ(row[0], 2 * TIMES);
    CLAIM_EQ(row[1], TIMES);
    CLAIM_EQ(process_start(p[3]), 0);
    CLAIM_EQ(process_join(p[3]), 0);
    CLAIM_EQ(row[3], TIMES);
    CLAIM_EQ(rlock_acquire_timeout(shared_lock(row), MILLISECONDS(20)), -ETIMEDOUT);
    shared_free(row);
}
