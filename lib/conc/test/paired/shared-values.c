/* SPDX-License-Identifier: MIT */
/* shared_value and shared_array: what they begin as, what a child changes, adding under the lock, its errors. */
#include "say.h"

#include <conc/process.h>
#include <conc/shared.h>

static int64_t *n;
static double *row;

static int
change(void *arg)
{
    *n = 7;
    row[0] = 1.5;
    row[3] = -2;
    return 0;
}

static int
add(void *times)
{
    for (intptr_t i = 0; i < (intptr_t)times; i++) {
        rlock_acquire(shared_lock(n));
        *n += 1;
        rlock_release(shared_lock(n));
    }
    return 0;
}

static void
run(int count, int (*target)(void *), void *arg)
{
    struct process *p[3];
    for (int i = 0; i < count; i++) {
        p[i] = process_new(target, arg);
        process_start(p[i]);
    }
    for (int i = 0; i < count; i++) {
        process_join(p[i]);
    }
}

static void
say_row(void)
{
    printf("[%.1f, %.1f, %.1f, %.1f]\n", row[0], row[1], row[2], row[3]);
}

static void
first(void)
{
    printf("%ld %zu ", (long)*n, shared_count(row));
    say_row();
    run(1, change, NULL);
    printf("%ld ", (long)*n);
    say_row();
}

static void
together(void)
{
    *n = 0;
    run(3, add, (void *)500);
    say_number((long)*n);
}

static int
try_it(void *lock)
{
    say_got(rlock_try_acquire(lock), -EAGAIN);
    return 0;
}

static int
wait_for_it(void *lock)
{
    say_got(rlock_acquire_timeout(lock, MILLISECONDS(10)), -ETIMEDOUT);
    return 0;
}

/* Python: multiprocessing's RLock has AssertionError where threading's has RuntimeError. */
static int
release_it(void *lock)
{
    say(rlock_release(lock), -EPERM, "AssertionError");
    return 0;
}

static void
locks(void)
{
    struct rlock *lock = shared_lock(n);
    release_it(lock);
    say_got(rlock_acquire_timeout(lock, TIMEOUT_FOREVER), 0);
    try_it(lock);
    run(1, try_it, lock);
    run(1, wait_for_it, lock);
    run(1, release_it, lock);
    release_it(lock);
    release_it(lock);
    run(1, try_it, lock);
}

int
main(void)
{
    static const struct { const char *name; void (*part)(void); } parts[] = {
        { "first", first }, { "together", together }, { "locks", locks },
    };
    n = shared_value(int64_t);
    row = shared_array(double, 4);
    for (int i = 0; i < 3; i++) {
        say_text(parts[i].name);
        parts[i].part();
    }
}
