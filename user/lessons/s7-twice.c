/* SPDX-License-Identifier: MIT */
/*
 * S7  A plain lock acquired twice: the thread waits for itself.
 *
 * Python: lock.acquire(); lock.acquire().  The second one waits until somebody releases the lock; the only one who would is
 * the thread that waits.  Python hangs without a word.  An RLock lets its owner in again, and counts.
 *
 * Look at: the report of the kernel, which comes at once: who waits, for what, held by whom, and the line in which it
 * does.  With a timeout the second acquire gives up; an attempt without waiting is refused; the RLock is
 * acquired twice and needs two releases.
 *
 * Why: a lock word holds the number of its holder.  A thread that is about to sleep on it for ever tells the kernel that it is
 * a lock; the kernel reads the word, finds the same thread, and has a circle of one.  No clock and no guessing is
 * needed (kernel/sync/deadlock.c).  The lock cannot refuse by itself: any thread may release a plain Lock,
 * so for all the lock knows another one will.
 *
 * Try: lesson s7 NAME SECONDS
 */
#include "lesson.h"
#include "stuck.h"

#include <errno.h>

#include <conc/lock.h>
#include <conc/rlock.h>

static struct lock lock = LOCK_INIT;

static int
acquire_twice(void *arg)
{
    lock_set_name(&lock, arg);      /* in the child: names are of an address space */
    lock_acquire(&lock);
    printf("@first pid=%d\n", (int)getpid());
    lock_acquire(&lock);
    printf("@second\n");
    return 0;
}

static void
with_rlock(void)
{
    struct rlock again = RLOCK_INIT;
    rlock_acquire(&again);
    rlock_acquire(&again);
    unsigned count = rlock_count(&again);
    rlock_release(&again);
    unsigned left = rlock_count(&again);
    rlock_release(&again);
    printf("@rlock count=%u after_one_release=%u too_many=%s\n", count, left,
           rlock_release(&again) == -EPERM ? "EPERM" : "accepted");
}

int
main(int argc, char **argv)
{
    const char *name = arg_text(argc, argv, 1, "mutex");
    int64_t seconds = arg_seconds(argc, argv, 2, "1");
    static struct stuck s;
    char held[64];
    lesson_begin();
    snprintf(held, sizeof held, "waits for lock %s ", name);

    int64_t start = conc_now();
    stuck_run(&s, acquire_twice, (void *)(uintptr_t)name, seconds);
    printf("@hang pid=%d alive=%d ms=%ld report=%s named=%d\n", (int)process_pid(s.process), s.hangs,
           milliseconds_since(start), stuck_says(&s, "a thread waits for itself") ? "self" : "none", stuck_says(&s, held));
    stuck_end(&s);

    lock_acquire(&lock);
    start = conc_now();
    int error = lock_acquire_timeout(&lock, seconds);
    printf("@timed error=%s ms=%ld\n", error == -ETIMEDOUT ? "ETIMEDOUT" : "none", milliseconds_since(start));
    printf("@try error=%s\n", lock_try_acquire(&lock) == -EAGAIN ? "EAGAIN" : "none");
    lock_release(&lock);
    with_rlock();
}
