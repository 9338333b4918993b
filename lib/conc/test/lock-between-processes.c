/* SPDX-License-Identifier: MIT */
/* A lock in shared memory excludes processes from each other, and wakes across them. */
#include "claim.h"

#include <conc/lock.h>
#include <conc/process.h>
#include <sys/mman.h>

#define ROUNDS 3000

static struct shared {
    struct lock lock;
    volatile int total;
} *shared;

static int
add(void *arg)
{
    (void)arg;
    for (int i = 0; i < ROUNDS; i++) {
        lock_acquire(&shared->lock);
        shared->total = shared->total + 1;
        lock_release(&shared->lock);
    }
    return 0;
}

int
main(void)
{
    struct process *p[3];
    shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CLAIM(shared != MAP_FAILED);
    lock_init(&shared->lock);
    lock_acquire(&shared->lock);
    for (int i = 0; i < 3; i++) {
        p[i] = process_new(add, NULL);
        CLAIM_EQ(process_start(p[i]), 0);
    }
    conc_sleep(MILLISECONDS(50));
    CLAIM_EQ(shared->total, 0);
    lock_release(&shared->lock);
    for (int i = 0; i < 3; i++) {
        CLAIM_EQ(process_join_timeout(p[i], SECONDS(30)), 0);
    }
    CLAIM_EQ(shared->total, 3 * ROUNDS);
}
