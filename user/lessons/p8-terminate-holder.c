/* SPDX-License-Identifier: MIT */
/*
 * P8  Terminating a process that holds a lock: the lock stays held.
 *
 * Python: p.terminate() runs nothing in p, no finally and no __exit__.  If p held a multiprocessing.Lock it is not released,
 * and whoever wants it waits for ever; acquire(timeout=...) at least comes back.
 *
 * Look at: the waiter's answer and its time.  Then the parent, which knows from the exit code that the holder is gone, releases the lock
 * in its place (a plain Lock has no owner that is checked), and a second waiter gets it.
 * With for-ever the waiter has no timeout and the parent joins it: nothing can ever happen again, and the kernel names the
 * lock, its holder, and that this has exited (exit status 124).
 *
 * Why: the lock is a word in memory that both share, with the holder's id in it.  The end of a process gives its
 * memory, files and children back, but the kernel does not know what a word in shared memory means.  So the word stays; a waiter
 * sleeps until somebody changes it.  (Robust mutexes register such words for the kernel to mend; neither Python nor this
 * library does, for what the lock protects may be half changed, too.)
 *
 * Try: lesson p8 timeout|for-ever PATIENCE NAME_OF_THE_LOCK
 */
#include "lesson.h"

#include <errno.h>
#include <sys/mman.h>

#include <conc/lock.h>
#include <conc/process.h>
#include <conc/semaphore.h>

static struct lock *lock;
static struct semaphore *holding;
static int64_t patience;
static const char *name;

static void *
shared(size_t size)
{
    return mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
}

static int
hold(void *arg)
{
    (void)arg;
    lock_acquire(lock);
    semaphore_release(holding);
    conc_sleep(SECONDS(100));
    lock_release(lock);
    return 0;
}

static int
want_it(void *arg)
{
    int64_t start = conc_now();
    lock_set_name(lock, name);      /* in each process that may be reported: an address means something there only */
    printf("@waiter pid=%d\n", process_pid(process_current()));
    int r = lock_acquire_timeout(lock, *(int64_t *)arg);
    printf("@answer pid=%d acquire=%s ms=%ld\n", process_pid(process_current()),
           r == 0 ? "got" : r == -ETIMEDOUT ? "timeout" : "other", milliseconds_since(start));
    return 0;
}

static struct process *
start(int (*target)(void *), void *arg)
{
    struct process *p = process_new(target, arg);
    process_start(p);
    return p;
}

int
main(int argc, char **argv)
{
    bool for_ever = strcmp(arg_word(argc, argv, 1, "timeout|for-ever", "timeout"), "for-ever") == 0;
    int code = 0;
    patience = for_ever ? TIMEOUT_FOREVER : arg_seconds(argc, argv, 2, "2");
    name = arg_text(argc, argv, 3, "savings");
    lesson_begin();
    lock = shared(sizeof *lock);
    lock_init(lock);
    holding = shared(sizeof *holding);
    semaphore_init(holding, 0);

    struct process *holder = start(hold, NULL);
    semaphore_acquire(holding);
    process_terminate(holder);
    process_join(holder);
    process_exitcode(holder, &code);
    printf("@holder pid=%d exitcode=%d locked=%d\n", process_pid(holder), code, lock_locked(lock));

    process_join(start(want_it, &patience));
    printf("@release answer=%d\n", lock_release(lock));
    process_join(start(want_it, &patience));
}
