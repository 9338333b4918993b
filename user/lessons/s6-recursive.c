/* SPDX-License-Identifier: MIT */
/*
 * S6  The recursive lock: what it solves, and what it does not.
 *
 * Python: mutexA = mutexB = threading.RLock().  func1 takes A and then B, func2 takes B, sleeps, and takes A: that it is the same
 * lock twice is no matter, it counts.  The notes say that an RLock solves the deadlock of lesson S5.  It is not the
 * recursion that does: with two RLocks in those two orders the program hangs as before.  What helps is that there is only one
 * lock.  Who does not have it may not release it: a RuntimeError.
 *
 * Look at: the count in each @got; the ten threads pass, one after the other.  Then the same with two locks, in a process
 * of its own, which the kernel reports as a circle of two.  And the same between processes, with locks in shared memory.
 *
 * Why: an RLock is a lock, the number of its owner, and a count.  Its owner finds its own number there and only counts; the
 * lock below is taken once and given back once, so everybody else sees a plain lock, and can wait for it in a circle.
 *
 * Try: lesson s6 threads|processes COUNT SECONDS
 */
#include "lesson.h"
#include "stuck.h"

#include <sys/mman.h>

#include <conc/rlock.h>
#include <conc/thread.h>

#define MOST 32

static struct rlock *locks;     /* two, in shared memory; the first part uses one only */
static int different;           /* 0: both are the same lock */
static bool use_processes;
static int64_t nap;
static long count;

static struct rlock *
lock_of(char name)
{
    return &locks[name == 'B' ? different : 0];
}

static void
acquire(char name, const char *who)
{
    rlock_acquire(lock_of(name));
    printf("@got who=%s lock=%c count=%u\n", who, name, rlock_count(lock_of(name)));
}

static void
both(const char *who, char first, char second, int64_t between)
{
    acquire(first, who);
    if (between > 0) {
        conc_sleep(between);
    }
    acquire(second, who);
    rlock_release(lock_of(second));
    rlock_release(lock_of(first));
}

static void
run(const char *who)
{
    both(who, 'A', 'B', 0);     /* func1 */
    both(who, 'B', 'A', nap);   /* func2 */
}

static void
run_in_thread(void *arg)
{
    (void)arg;
    run(thread_name(thread_current()));
}

/* The kernel knows names by address space: a child's locks are to be named anew. */
static void
name_locks(void)
{
    rlock_set_name(lock_of('A'), different ? "A" : "AB");
    if (different) {
        rlock_set_name(lock_of('B'), "B");
    }
}

static int
run_in_process(void *arg)
{
    (void)arg;
    name_locks();
    run(process_name(process_current()));
    return 0;
}

static struct thread *thread[MOST];
static struct process *process[MOST];

static void
start_all(void)
{
    for (long i = 0; i < count; i++) {
        if (use_processes) {
            process[i] = process_new(run_in_process, NULL);
            process_start(process[i]);
        } else {
            char name[32];
            thread[i] = thread_new(run_in_thread, NULL);
            snprintf(name, sizeof name, "Thread-%ld", i + 1);
            thread_set_name(thread[i], name);
            thread_start(thread[i]);
        }
    }
}

static void
join_all(void)
{
    for (long i = 0; i < count; i++) {
        if (use_processes) {
            process_join(process[i]);
        } else {
            thread_join(thread[i]);
        }
    }
}

/* While one of them sleeps with the lock, main tries to release it. */
static void
show_one_lock(void)
{
    int64_t start = conc_now();
    name_locks();
    start_all();
    conc_sleep(nap / 2);
    printf("@release by=main error=%s\n", rlock_release(&locks[0]) < 0 ? "RuntimeError" : "none");
    join_all();
    printf("@passed ms=%ld count=%u\n", milliseconds_since(start), rlock_count(&locks[0]));
    printf("@free %s\n", rlock_try_acquire(&locks[0]) == 0 ? "yes" : "no");
    rlock_release(&locks[0]);
}

static int
all_threads(void *arg)
{
    (void)arg;
    name_locks();
    start_all();
    join_all();
    return 0;
}

static void
tell(const char *report, bool about)
{
    printf("@two report=%s\n", !about ? "none" : strstr(report, "2 threads wait for each other") ? "circle-of-2" : "other");
}

static void
show_two_locks(void)
{
    static struct stuck s;
    different = 1;
    if (!use_processes) {
        stuck_run(&s, all_threads, NULL, nap + SECONDS(1));
        tell(s.report, stuck_says(&s, "deadlock"));
        stuck_end(&s);
        return;
    }
    start_all();
    conc_sleep(nap + SECONDS(1));
    stuck_look(&s);
    tell(s.report, strstr(s.report, "deadlock in processes") != NULL);
    for (long i = 0; i < count; i++) {
        process_kill(process[i]);
        process_join(process[i]);
    }
}

int
main(int argc, char **argv)
{
    use_processes = strcmp(arg_word(argc, argv, 1, "threads|processes", "threads"), "processes") == 0;
    count = arg_number(argc, argv, 2, 10);
    nap = arg_seconds(argc, argv, 3, "2");
    if (count > MOST) {
        arg_refuse("at most 32 of them", argv[2]);
    }
    lesson_begin();
    locks = mmap(NULL, 2 * sizeof *locks, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    rlock_init(&locks[0]);
    rlock_init(&locks[1]);
    show_one_lock();
    show_two_locks();
}
