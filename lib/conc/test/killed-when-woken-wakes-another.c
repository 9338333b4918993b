/* SPDX-License-Identifier: MIT */
/* Two processes wait for a lock or a semaphore; the first is woken, and killed before or soon after it has looked.  The second does
 * not sleep beside what is free, also if a third was faster than both and has given it back.  (On Linux the wake-up is lost, there
 * the test says nothing.) */
#include "waiters.h"

#include <abi/heddle.h>
#include <conc/lock.h>
#include <conc/semaphore.h>
#include <sys/mman.h>

#define HEDDLE_CALL 4096
#define ROUNDS 16
#define LATER MICROSECONDS(1)       /* so much in each round */

static struct all {
    struct lock lock;
    struct semaphore seat;
    struct signs signs;
} *all;

/* What two wait for, which somebody else has. */
struct thing {
    int (*wait)(void *is_second);
    int (*try)(void);
    bool (*taken)(void);
    int (*give)(void);
};

static int
wait_for_lock(void *is_second)
{
    about_to_wait();
    lock_acquire(&all->lock);
    return stay(is_second);
}

static int
try_lock(void)
{
    return lock_try_acquire(&all->lock);
}

static bool
locked(void)
{
    return lock_locked(&all->lock);
}

static int
unlock(void)
{
    return lock_release(&all->lock);
}

static int
wait_for_seat(void *is_second)
{
    about_to_wait();
    semaphore_acquire(&all->seat);
    return stay(is_second);
}

static int
try_seat(void)
{
    return semaphore_try_acquire(&all->seat);
}

static bool
seat_taken(void)
{
    return semaphore_value(&all->seat) == 0;
}

static int
give_seat(void)
{
    return semaphore_release(&all->seat);
}

/* third: this process takes it back at once, if it can, and gives it later. */
static void
is_not_lost(const struct thing *t, int64_t later, bool third)
{
    lock_init(&all->lock);
    semaphore_init(&all->seat, 0);
    lock_acquire(&all->lock);
    event_clear(&signs->got);
    struct process *first = one_who(t->wait, NULL), *second = one_who(t->wait, all);
    CLAIM_EQ(t->give(), 0);
    third = third && t->try() == 0;
    conc_sleep(later);
    end(first);
    if (third) {
        CLAIM_EQ(t->give(), 0);
    }
    if (event_wait_timeout(&signs->got, MILLISECONDS(20)) < 0 && t->taken()) {
        t->give();      /* the first was faster, and has died with it */
    }
    CLAIM_EQ(event_wait_timeout(&signs->got, SECONDS(60)), 0);
    end(second);
}

int
main(void)
{
    static const struct thing lock = { wait_for_lock, try_lock, locked, unlock },
                              seat = { wait_for_seat, try_seat, seat_taken, give_seat };
    struct heddle_counters counters;
    if (syscall(HEDDLE_CALL, HEDDLE_COUNTERS, &counters, 0) < 0) {
        return 0;
    }
    all = mmap(NULL, sizeof *all, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CLAIM(all != MAP_FAILED);
    signs = &all->signs;
    for (int i = 0; i < ROUNDS; i++) {
        is_not_lost(&lock, i * LATER, false);
        is_not_lost(&lock, i * LATER, true);
        is_not_lost(&seat, i * LATER, false);
        is_not_lost(&seat, i * LATER, true);
    }
}
