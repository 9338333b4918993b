/* SPDX-License-Identifier: MIT */
/* With each preference: readers overlap, a writer is alone, timeouts and wrong releases are told. */
#include "claim.h"

#include <conc/barrier.h>
#include <conc/rwlock.h>
#include <conc/thread.h>
#include <errno.h>
#include <sched.h>

#define ROUNDS 150

static struct rwlock lock;
static struct barrier both;
static _Atomic int readers, writers;
static long shared;

static void
read_many(void *arg)
{
    (void)arg;
    for (int i = 0; i < ROUNDS; i++) {
        rwlock_acquire_read(&lock);
        readers++;
        CLAIM_EQ(writers, 0);
        sched_yield();
        readers--;
        CLAIM_EQ(rwlock_release_read(&lock), 0);
    }
}

static void
write_many(void *arg)
{
    (void)arg;
    for (int i = 0; i < ROUNDS; i++) {
        rwlock_acquire_write(&lock);
        CLAIM_EQ(writers++, 0);
        CLAIM_EQ(readers, 0);
        shared++;
        if (i % 8 == 0) {
            sched_yield();
        }
        writers--;
        CLAIM_EQ(rwlock_release_write(&lock), 0);
    }
}

/* Passes only if both readers are inside at once. */
static void
meet_inside(void *arg)
{
    (void)arg;
    rwlock_acquire_read(&lock);
    CLAIM(barrier_wait_timeout(&both, SECONDS(60)) >= 0);
    CLAIM_EQ(rwlock_release_read(&lock), 0);
}

static void
run(void (*a)(void *), void (*b)(void *))
{
    struct thread *t[4] = { thread_new(a, NULL), thread_new(b, NULL), thread_new(a, NULL), thread_new(b, NULL) };
    int n = a == b ? 2 : 4;
    for (int i = 0; i < n; i++) {
        CLAIM_EQ(thread_start(t[i]), 0);
    }
    for (int i = 0; i < n; i++) {
        CLAIM_EQ(thread_join_timeout(t[i], SECONDS(100)), 0);
    }
}

static void
alone(void)
{
    CLAIM_EQ(rwlock_release_read(&lock), -EPERM);
    CLAIM_EQ(rwlock_release_write(&lock), -EPERM);
    rwlock_acquire_read(&lock);
    CLAIM_EQ(rwlock_acquire_write_timeout(&lock, 0), -EAGAIN);
    int64_t start = conc_now();
    CLAIM_EQ(rwlock_acquire_write_timeout(&lock, MILLISECONDS(30)), -ETIMEDOUT);
    CLAIM_TOOK(start, MILLISECONDS(30));
    CLAIM_EQ(rwlock_acquire_read_timeout(&lock, 0), 0);
    CLAIM_EQ(rwlock_release_write(&lock), -EPERM);
    CLAIM_EQ(rwlock_release_read(&lock), 0);
    CLAIM_EQ(rwlock_release_read(&lock), 0);
    CLAIM_EQ(rwlock_acquire_write_timeout(&lock, 0), 0);
    CLAIM_EQ(rwlock_acquire_read_timeout(&lock, 0), -EAGAIN);
    CLAIM_EQ(rwlock_acquire_write_timeout(&lock, MILLISECONDS(5)), -ETIMEDOUT);
    CLAIM_EQ(rwlock_release_write(&lock), 0);
}

int
main(void)
{
    for (int preference = RWLOCK_PREFER_READERS; preference <= RWLOCK_FAIR; preference++) {
        rwlock_init(&lock, (enum rwlock_preference)preference);
        barrier_init(&both, 2);
        shared = 0;
        alone();
        run(meet_inside, meet_inside);
        run(read_many, write_many);
        CLAIM_EQ(shared, 2 * ROUNDS);
    }
}
