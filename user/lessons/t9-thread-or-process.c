/* SPDX-License-Identifier: MIT */
/*
 * T9  Threads against processes: one pid for all, and what a start and a switch cost.
 *
 * Python: three threads print os.getpid(): all the same, their process's.  Then threads and processes are started in turn, and
 * the threads are done first: the notes say that a thread is faster to make, since it needs no memory of its own.
 *
 * Measured here: `starts` times start and join, of a thread that does nothing and of a process that does nothing; and
 * `switches` times to and fro between two threads, and between two processes, by the same semaphore, in memory of their
 * own and shared.  Under --deterministic one nanosecond is one instruction; else it is time.  The system calls are those of both
 * sides together; Linux does not count them for us.
 *
 * Look at: the pids, and which of each two lines is less.
 *
 * Why: fork copies what describes the address space, a page table for each of its parts, and the child then copies each page that
 * it writes; a thread needs a stack.  Going from thread to thread leaves the address space alone; from process to process it is
 * exchanged, and what the processor remembers of it is lost.  The system calls of a switch are the same.
 *
 * Try: lesson t9 STARTS SWITCHES NAME ...
 */
#include "lesson.h"

#include <sched.h>
#include <sys/mman.h>
#include <unistd.h>

#include <abi/heddle.h>
#include <conc/process.h>
#include <conc/semaphore.h>
#include <conc/thread.h>

#define MOST 16
#define SYS_HEDDLE 4096

struct shared {
    struct semaphore ping, pong;
    _Atomic long child_calls;   /* what child processes made of system calls */
};

/* When and how much something began. */
struct cost {
    int64_t ns;
    long calls;
};

static long starts, switches;
static struct shared *shared;

/* Of this process, all threads together; -1: nobody counts. */
static long
system_calls(void)
{
    struct heddle_counters c;
    return syscall(SYS_HEDDLE, HEDDLE_COUNTERS, &c, 0) == 0 ? (long)c.syscalls : -1;
}

static struct cost
cost_now(void)
{
    return (struct cost){ conc_now(), system_calls() + shared->child_calls };
}

static void
tell(const char *what, const char *kind, struct cost from, struct cost to, long times)
{
    long long ns = to.ns - from.ns;
    long calls = to.calls - from.calls;
    printf("@cost of=%s kind=%s times=%ld ns=%lld", what, kind, times, ns / times);
    if (system_calls() >= 0) {
        printf(" calls=%ld.%ld", calls / times, calls % times * 10 / times);
    }
    putchar('\n');
}

static void
running(void *name)
{
    printf("@running name=%s pid=%d tid=%u\n", (char *)name, getpid(), thread_ident(thread_current()));
}

static void
show_pids(int n, char **names)
{
    struct thread *t[MOST];
    for (int i = 0; i < n; i++) {
        t[i] = thread_new(running, names[i]);
        thread_start(t[i]);
    }
    for (int i = 0; i < n; i++) {
        thread_join(t[i]);
    }
    printf("@main pid=%d tid=%u\n", getpid(), thread_ident(thread_main()));
}

static void
nothing_in_a_thread(void *arg)
{
    (void)arg;
}

static int
nothing_in_a_process(void *arg)
{
    (void)arg;
    shared->child_calls += system_calls();
    return 0;
}

static void
start_threads(void)
{
    for (long i = 0; i < starts; i++) {
        struct thread *t = thread_new(nothing_in_a_thread, NULL);
        thread_start(t);
        thread_join(t);
        thread_free(t);
    }
}

static void
start_processes(void)
{
    for (long i = 0; i < starts; i++) {
        struct process *p = process_new(nothing_in_a_process, NULL);
        process_start(p);
        process_join(p);
        process_free(p);
    }
}

static void
answer(void)
{
    for (long i = 0; i < switches; i++) {
        semaphore_acquire(&shared->ping);
        semaphore_release(&shared->pong);
    }
}

static void
answer_in_a_thread(void *arg)
{
    (void)arg;
    answer();
}

static int
answer_in_a_process(void *arg)
{
    (void)arg;
    long before = system_calls();
    answer();
    shared->child_calls += system_calls() - before;
    return 0;
}

static void
show_starts(void)
{
    struct cost from = cost_now();
    start_threads();
    tell("start", "thread", from, cost_now(), starts);
    from = cost_now();
    start_processes();
    tell("start", "process", from, cost_now(), starts);
}

/* On one processor: whoever waits makes room for the other.  The time is that of the switches, without the end. */
static struct cost
to_and_fro_until(int64_t *end)
{
    struct cost from = cost_now();
    for (long i = 0; i < switches; i++) {
        semaphore_release(&shared->ping);
        semaphore_acquire(&shared->pong);
    }
    *end = conc_now();
    return from;
}

static void
show_switches(void)
{
    int64_t end;
    struct thread *t = thread_new(answer_in_a_thread, NULL);
    thread_start(t);
    struct cost from = to_and_fro_until(&end);
    thread_join(t);
    tell("switch", "thread", from, (struct cost){ end, cost_now().calls }, 2 * switches);

    struct process *p = process_new(answer_in_a_process, NULL);
    process_start(p);
    from = to_and_fro_until(&end);
    process_join(p);
    tell("switch", "process", from, (struct cost){ end, cost_now().calls }, 2 * switches);
}

int
main(int argc, char **argv)
{
    static char *usual[] = { "alex", "egon", "yuanhao" };
    starts = arg_number(argc, argv, 1, 20);
    switches = arg_number(argc, argv, 2, 1000);
    int n = argc > 3 ? argc - 3 : 3;
    if (starts < 1 || switches < 1 || n > MOST) {
        arg_refuse("at least one start and switch, at most 16 names", argv[1]);
    }
    lesson_begin();
    shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    semaphore_init(&shared->ping, 0);
    semaphore_init(&shared->pong, 0);
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(0, &one);
    sched_setaffinity(0, sizeof one, &one);

    show_pids(n, argc > 3 ? argv + 3 : usual);
    show_starts();
    show_switches();
}
