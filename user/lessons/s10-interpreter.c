/* SPDX-License-Identifier: MIT */
/*
 * S10  A global interpreter lock, built: what it guards, and what it costs on two processors.
 *
 * Python: CPython runs byte code, and only the thread that has the interpreter's lock may.  "It guards the data of the
 * interpreter, not the program that you wrote", and "threads cannot use the cores, processes can".  Here is such an
 * interpreter in small (interpreter.h): a stack machine and its lock.
 *
 * Look at: with two processors (heddle run --smp 2)
 *
 *     race        n = 100; a hundred threads run  temp = n; sleep; n = temp - 1  under the lock, and n is 99 all the same
 *     by-time     two threads count under the lock: never two inside, one processor busy, the other idle; the lock
 *                 changes hands every 5 ms
 *     by-count    the same as Python 2 did it, every hundred instructions: it is given up all the time
 *     unlocked    the same without the lock: both processors busy
 *     processes   two processes, each with a lock of its own: both busy
 *     io          threads that mostly sleep: no difference, with the lock or without
 *
 * `busy` is the time the two had a processor (/proc/.../schedstat) in hundredths of the time it took, at most 200; `idle` what was
 * left of all processors.
 *
 * Why: the lock is held by whoever interprets, and given up where the interpreter would block: in sleep() all the others read
 * the old n.  A switch may come between any two instructions, and `n -= 1` is four of them.  Who only computes
 * never gives it up by himself; who waits for it asks, after the interval, and the holder looks after each
 * instruction.  Two processors do not help: the second one's thread has nothing it may do.
 *
 * Try: lesson s10 THREADS SECONDS ROUNDS INTERVAL_SECONDS
 */
#include "lesson.h"
#include "interpreter.h"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <conc/futex.h>
#include <conc/process.h>
#include <conc/shared.h>
#include <conc/thread.h>

#define MOST 200

static volatile long n;
static _Atomic int inside, most_inside;

/* What one worker says; in memory that processes share. */
struct report {
    int64_t run, from, to;
    long steps;
};

struct work {
    struct machine machine;
    struct report *report;
};

/* The ns that this thread has had a processor. */
static int64_t
run_time(void)
{
    char path[64], text[64] = "";
    snprintf(path, sizeof path, "/proc/self/task/%u/schedstat", futex_own_id());
    int fd = open(path, O_RDONLY);
    if (fd < 0 || read(fd, text, sizeof text - 1) < 0) {
        perror(path);
    }
    close(fd);
    return strtoll(text, NULL, 10);
}

static void
work(void *arg)
{
    struct work *w = arg;
    int64_t run = run_time();
    w->report->from = conc_now();
    machine_run(&w->machine);
    w->report->to = conc_now();
    w->report->run = run_time() - run;
    w->report->steps = w->machine.steps;
}

static int
work_in_process(void *arg)
{
    work(arg);
    return 0;
}

/* Two workers beside each other, each with this code. */
static void
run_two(const char *name, const struct instruction *code, struct gil *one, struct gil *other, bool processes)
{
    struct report *r = shared_array(struct report, 2);
    struct work w[2];
    atomic_store(&most_inside, 0);
    for (int i = 0; i < 2; i++) {
        w[i] = (struct work){ { .gil = i ? other : one, .code = code, .inside = processes ? NULL : &inside,
                                .most_inside = &most_inside }, &r[i] };
    }
    if (processes) {
        struct process *p[] = { process_new(work_in_process, &w[0]), process_new(work_in_process, &w[1]) };
        process_start(p[0]);
        process_start(p[1]);
        process_join(p[0]);
        process_join(p[1]);
    } else {
        struct thread *t[] = { thread_new(work, &w[0]), thread_new(work, &w[1]) };
        thread_start(t[0]);
        thread_start(t[1]);
        thread_join(t[0]);
        thread_join(t[1]);
    }
    int64_t from = r[0].from < r[1].from ? r[0].from : r[1].from, to = r[0].to > r[1].to ? r[0].to : r[1].to;
    long busy = (long)((r[0].run + r[1].run) * 100 / (to - from));
    printf("@%s steps=%ld ms=%ld busy=%ld idle=%ld most_inside=%d given_up=%llu\n", name, r[0].steps + r[1].steps,
           (long)((to - from) / MILLISECONDS(1)), busy, sysconf(_SC_NPROCESSORS_ONLN) * 100 - busy, atomic_load(&most_inside),
           one && !processes ? (unsigned long long)one->given_up : 0);
    shared_free(r);
}

/* temp = n; sleep; n = temp - 1 */
static void
race(long threads, int64_t seconds, struct gil *gil)
{
    const struct instruction take_one[] = { { LOAD_GLOBAL, 0 }, { STORE, 0 }, { SLEEP, seconds }, { LOAD, 0 }, { CONST, 1 },
                                            { SUBTRACT, 0 }, { STORE_GLOBAL, 0 }, { END, 0 } };
    static struct work w[MOST];
    static struct report r[MOST];
    struct thread *t[MOST];
    n = threads;
    int64_t start = conc_now();
    for (long i = 0; i < threads; i++) {
        w[i] = (struct work){ { .gil = gil, .code = take_one, .global = &n, .inside = &inside, .most_inside = &most_inside },
                              &r[i] };
        t[i] = thread_new(work, &w[i]);
        thread_start(t[i]);
    }
    for (long i = 0; i < threads; i++) {
        thread_join(t[i]);
    }
    printf("@race threads=%ld n=%ld ms=%ld most_inside=%d\n", threads, n, milliseconds_since(start), atomic_load(&most_inside));
}

int
main(int argc, char **argv)
{
    long threads = arg_number(argc, argv, 1, 100);
    int64_t seconds = arg_seconds(argc, argv, 2, "0.1");
    long rounds = arg_number(argc, argv, 3, 30000);
    int64_t interval = arg_seconds(argc, argv, 4, "0.005");
    struct gil by_time, by_count, other;
    lesson_begin();
    if (sysconf(_SC_NPROCESSORS_ONLN) == 1) {
        printf("This machine has one processor, and nothing can run beside it: heddle run --smp 2.\n");
    }
    gil_init(&by_time, interval, 0);
    race(threads > MOST ? MOST : threads, seconds, &by_time);

    /* i = 0; do i = i + 1; while (i < rounds) */
    struct instruction count[] = { { CONST, 0 }, { STORE, 0 }, { LOAD, 0 }, { CONST, 1 }, { ADD, 0 }, { STORE, 0 }, { LOAD, 0 },
                                   { CONST, rounds }, { LESS, 0 }, { JUMP_IF, 2 }, { END, 0 } };
    gil_init(&by_time, interval, 0);
    run_two("by-time", count, &by_time, &by_time, false);
    run_two("unlocked", count, NULL, NULL, false);
    gil_init(&by_time, interval, 0);
    gil_init(&other, interval, 0);
    run_two("processes", count, &by_time, &other, true);
    count[7].argument = rounds / 20;
    gil_init(&by_count, interval, 100);
    run_two("by-count", count, &by_count, &by_count, false);

    const struct instruction fetch[] = { { SLEEP, seconds }, { SLEEP, seconds }, { SLEEP, seconds }, { END, 0 } };
    gil_init(&by_time, interval, 0);
    run_two("io-locked", fetch, &by_time, &by_time, false);
    run_two("io-unlocked", fetch, NULL, NULL, false);
}
