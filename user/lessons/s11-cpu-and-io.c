/* SPDX-License-Identifier: MIT */
/*
 * S11  Threads against processes: work that computes and work that waits, on two processors.
 *
 * Python: four workers add a hundred million numbers, or compute fib(25) and so on, or sleep four seconds; once they are threads,
 * once processes.  The notes measure for computing 23 seconds with threads and 12 with processes, and for sleeping
 * four with both.
 *
 * Look at: with two processors (heddle run --smp 2), two workers each
 *
 *     threads      C's threads compute beside each other: both processors are busy
 *     locked       the same under an interpreter's lock, as Python's do (lesson S10): one is idle
 *     processes    both busy; each process would have a lock of its own
 *     sleep        nobody is busy, and all ways take the same time
 *
 * `steps` is what both did, `other` how far the second was when the first was done; `busy` and `idle` are hundredths of a processor.
 *
 * Why: it is not that threads cannot compute at the same time.  The kernel gives each thread that is ready a processor,
 * whatever process it is of; only a lock that all of them need makes them take turns.  Who sleeps needs neither
 * processor nor lock.  What is left between threads and processes is the price: S10 and T9 count it.
 *
 * Try: lesson s11 ROUNDS FIB SLEEP_SECONDS
 */
#include "lesson.h"
#include "interpreter.h"

#include <fcntl.h>
#include <unistd.h>

#include <conc/futex.h>
#include <conc/process.h>
#include <conc/shared.h>
#include <conc/thread.h>

#define LOOK_EVERY 64           /* steps between two looks whether another wants the lock */

static long rounds, fib_n;
static int64_t nap;
static struct gil gil;

/* In memory that processes share. */
struct worker {
    void (*target)(struct worker *w);
    struct worker *other;
    bool locked;
    _Atomic long steps;
    long result, others_steps;
    int64_t run, from, to;
};

static void
step(struct worker *w)
{
    long steps = atomic_load_explicit(&w->steps, memory_order_relaxed) + 1;
    atomic_store_explicit(&w->steps, steps, memory_order_relaxed);
    if (w->locked && steps % LOOK_EVERY == 0 && atomic_load_explicit(&gil.asked, memory_order_relaxed)) {
        gil_drop(&gil, true);
        gil_take(&gil);
    }
}

static void
sum(struct worker *w)
{
    w->result = 1;
    for (long i = 0; i < rounds; i++) {
        w->result += i;
        step(w);
    }
}

static long
fib(struct worker *w, long n)
{
    step(w);
    return n <= 2 ? 1 : fib(w, n - 1) + fib(w, n - 2);
}

static void
compute_fib(struct worker *w)
{
    w->result = fib(w, fib_n);
}

static void
sleep_only(struct worker *w)
{
    (void)w;
    conc_sleep(nap);
}

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
    struct worker *w = arg;
    w->run = -run_time();
    w->from = conc_now();
    if (w->locked) {
        gil_take(&gil);
    }
    w->target(w);
    if (w->locked) {
        gil_drop(&gil, false);
    }
    w->others_steps = atomic_load(&w->other->steps);
    w->to = conc_now();
    w->run += run_time();
}

static int
work_in_process(void *arg)
{
    work(arg);
    return 0;
}

static void
run_threads(struct worker *w)
{
    struct thread *t[] = { thread_new(work, &w[0]), thread_new(work, &w[1]) };
    for (int i = 0; i < 2; i++) {
        thread_start(t[i]);
    }
    for (int i = 0; i < 2; i++) {
        thread_join(t[i]);
    }
}

static void
run_processes(struct worker *w)
{
    struct process *p[] = { process_new(work_in_process, &w[0]), process_new(work_in_process, &w[1]) };
    for (int i = 0; i < 2; i++) {
        process_start(p[i]);
    }
    for (int i = 0; i < 2; i++) {
        process_join(p[i]);
    }
}

static void
run(const char *what, void (*target)(struct worker *w), const char *way)
{
    struct worker *w = shared_array(struct worker, 2);
    gil_init(&gil, MILLISECONDS(1), 0);
    for (int i = 0; i < 2; i++) {
        w[i].target = target;
        w[i].other = &w[!i];
        w[i].locked = *way == 'l';
    }
    (*way == 'p' ? run_processes : run_threads)(w);
    int64_t from = w[0].from < w[1].from ? w[0].from : w[1].from, to = w[0].to > w[1].to ? w[0].to : w[1].to;
    long busy = (long)((w[0].run + w[1].run) * 100 / (to - from));
    printf("@%s way=%s result=%ld steps=%ld other=%ld ms=%ld busy=%ld idle=%ld\n", what, way, w[1].result,
           (long)(w[0].steps + w[1].steps), w[0].to < w[1].to ? w[0].others_steps : w[1].others_steps,
           (long)((to - from) / MILLISECONDS(1)), busy, sysconf(_SC_NPROCESSORS_ONLN) * 100 - busy);
    shared_free(w);
}

int
main(int argc, char **argv)
{
    rounds = arg_number(argc, argv, 1, 250000);
    fib_n = arg_number(argc, argv, 2, 25);
    nap = arg_seconds(argc, argv, 3, "4");
    lesson_begin();
    if (sysconf(_SC_NPROCESSORS_ONLN) == 1) {
        printf("This machine has one processor, and nothing can run beside it: heddle run --smp 2.\n");
    }
    static const char *const ways[] = { "threads", "locked", "processes" };
    for (int i = 0; i < 3; i++) {
        run("sum", sum, ways[i]);
    }
    for (int i = 0; i < 3; i++) {
        run("fib", compute_fib, ways[i]);
    }
    run("sleep", sleep_only, "threads");
    run("sleep", sleep_only, "processes");
}
