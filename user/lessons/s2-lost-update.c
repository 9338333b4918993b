/* SPDX-License-Identifier: MIT */
/*
 * S2  Lost updates: a hundred threads take one each from 100, and 99 are left.
 *
 * Python: temp = n; time.sleep(0.1); n = temp - 1.  All hundred threads read 100 before the first one writes 99; then
 * each writes 99.  The interpreter's lock does not help: it guards the interpreter, not the program, and it is
 * given up in sleep().  With a lock of its own around the three lines the program gives 0, and takes a
 * hundred times as long, for now only one thread sleeps at a time.
 *
 * Look at: both results and both times.
 *
 * Why: the sleep stands between the read and the write, so every thread has read before any has written: each then
 * writes the same 99.  That is a lost update drawn large; without the sleep the gap is a few instructions wide and
 * still there.  The lock closes it by letting the next thread read only after this one has written, and pays with
 * the sum of the sleeps.
 *
 * Try: lesson s2 THREADS SECONDS START
 */
#include "lesson.h"

#include <conc/guard.h>
#include <conc/thread.h>

static volatile long n;
static int64_t pause;
static struct lock lock = LOCK_INIT;

static void
take_one(void *arg)
{
    (void)arg;
    long temp = n;
    conc_sleep(pause);
    n = temp - 1;
}

static void
take_one_locked(void *arg)
{
    LOCK_GUARD(&lock);
    take_one(arg);
}

static void
run(const char *name, void (*target)(void *), long start, long threads)
{
    struct thread **t = calloc((size_t)threads, sizeof(struct thread *));
    n = start;
    int64_t began = conc_now();
    for (long i = 0; i < threads; i++) {
        t[i] = thread_new(target, NULL);
        thread_start(t[i]);
    }
    for (long i = 0; i < threads; i++) {
        thread_join(t[i]);
        thread_free(t[i]);
    }
    printf("@%s n=%ld ms=%ld\n", name, n, milliseconds_since(began));
    free(t);
}

int
main(int argc, char **argv)
{
    long threads = arg_number(argc, argv, 1, 100);
    pause = arg_seconds(argc, argv, 2, "0.1");
    long start = arg_number(argc, argv, 3, 100);
    lesson_begin();
    lock_set_name(&lock, "n");
    run("without", take_one, start, threads);
    run("with", take_one_locked, start, threads);
}
