/* SPDX-License-Identifier: MIT */
/*
 * S12  The states of a lock and of those who want it: unlocked, locked, blocked; and how much belongs under it.
 *
 * Python: acquire() of a free lock does not wait and makes it "locked"; whoever acquires it then becomes "blocked" until it is released.
 * Two ways not to be blocked for ever: acquire(blocking=False), acquire(timeout=...).  "Put under the lock as little
 * as possible": what is under it, only one thread does at a time.
 *
 * Look at: what ps says of each thread while one holds the lock and sleeps: the holder waits for the clock, the others for the
 * lock.  Then the two times of the same work, all of it under the lock and only the part that needs it.
 *
 * Why: a lock is a word, and taking a free one is one instruction: the kernel hears nothing of it.  Who finds it taken
 * goes to sleep in a queue of the kernel for just that word, and ps reads there what he sleeps for.  The wide lock makes
 * the workers' thinking times a sum; under the narrow one they pass beside each other.
 *
 * Try: lesson s12 HOLD_SECONDS TIMEOUT_SECONDS WORKERS THINK_SECONDS UPDATE_SECONDS
 */
#include "lesson.h"

#include <errno.h>
#include <unistd.h>

#include <conc/lock.h>
#include <conc/process.h>
#include <conc/thread.h>

static struct lock lock = LOCK_INIT;
static int64_t hold, timeout, think, update, start;

static void
hold_it(void *arg)
{
    (void)arg;
    lock_acquire(&lock);
    conc_sleep(hold);
    lock_release(&lock);
}

static void
want_it(void *arg)
{
    (void)arg;
    lock_acquire(&lock);
    printf("@blocked until_ms=%ld\n", milliseconds_since(start));
    lock_release(&lock);
}

static void
try_for_a_while(void *arg)
{
    (void)arg;
    int64_t asked = conc_now();
    int error = lock_acquire_timeout(&lock, timeout);
    printf("@timed error=%s ms=%ld\n", error == -ETIMEDOUT ? "ETIMEDOUT" : "none", milliseconds_since(asked));
}

static int
exec_ps(void *arg)
{
    char lesson[16];
    (void)arg;
    snprintf(lesson, sizeof lesson, "%d", (int)getppid());
    execlp("ps", "ps", "-L", "-p", lesson, "-o", "pid,lwp,s,wchan,comm", (char *)NULL);
    perror("ps");
    return 1;
}

static void
run_ps(void)
{
    struct process *ps = process_new(exec_ps, NULL);
    process_start(ps);
    process_join(ps);
    process_free(ps);
}

static void
states(void)
{
    static const char *const names[] = { "Holder", "Blocked", "Timed" };
    void (*const targets[])(void *) = { hold_it, want_it, try_for_a_while };
    struct thread *t[3];
    bool locked = lock_locked(&lock);
    printf("@unlocked locked=%d try=%d\n", locked, lock_try_acquire(&lock));
    locked = lock_locked(&lock);
    printf("@locked locked=%d try=%s\n", locked, lock_try_acquire(&lock) == -EAGAIN ? "EAGAIN" : "taken");
    lock_release(&lock);
    start = conc_now();
    for (int i = 0; i < 3; i++) {
        t[i] = thread_new(targets[i], NULL);
        thread_set_name(t[i], names[i]);
        thread_start(t[i]);
        conc_sleep(MILLISECONDS(10));
    }
    run_ps();
    for (int i = 0; i < 3; i++) {
        thread_join(t[i]);
    }
    printf("@released locked=%d\n", lock_locked(&lock));
}

static void
work_wide(void *arg)
{
    (void)arg;
    lock_acquire(&lock);
    conc_sleep(think);
    conc_sleep(update);
    lock_release(&lock);
}

static void
work_narrow(void *arg)
{
    (void)arg;
    conc_sleep(think);
    lock_acquire(&lock);
    conc_sleep(update);
    lock_release(&lock);
}

static void
scope(const char *name, void (*work)(void *), long workers)
{
    struct thread **t = calloc((size_t)workers, sizeof(struct thread *));
    start = conc_now();
    for (long i = 0; i < workers; i++) {
        t[i] = thread_new(work, NULL);
        thread_start(t[i]);
    }
    for (long i = 0; i < workers; i++) {
        thread_join(t[i]);
    }
    printf("@scope %s=%ld\n", name, milliseconds_since(start));
    free(t);
}

int
main(int argc, char **argv)
{
    hold = arg_seconds(argc, argv, 1, "1");
    timeout = arg_seconds(argc, argv, 2, "0.5");
    long workers = arg_number(argc, argv, 3, 4);
    think = arg_seconds(argc, argv, 4, "0.5");
    update = arg_seconds(argc, argv, 5, "0.1");
    lesson_begin();
    lock_set_name(&lock, "mutex");
    states();
    scope("wide", work_wide, workers);
    scope("narrow", work_narrow, workers);
}
