/* SPDX-License-Identifier: MIT */
/*
 * T14  What a thread costs: ten of them, and a thousand.
 *
 * Python: the notes start ten threads and warn that more cost too much; with a thousand the same loop runs as well.  What grows
 * is the memory: each thread has a stack of its own, in the process and in the kernel.
 *
 * All of them are alive at once when it is measured: they meet, and wait until they are let go.
 *
 * Look at: that all ran, and KiB for each: what the process itself has more of, and the machine as a whole.
 *
 * Why: a thread's stack is mapped for megabytes, but only the pages that it touched are there: a page or three.  The kernel adds
 * its own stack, which cannot be had in parts, and a few hundred bytes for the thread itself.
 *
 * Try: lesson t14 THREADS THREADS ...
 */
#include "lesson.h"

#include <stdatomic.h>

#include <conc/event.h>
#include <conc/thread.h>

static atomic_long ran;
static struct event all_are_there, let_go;
static long threads;

static void
live(void *arg)
{
    (void)arg;
    if (atomic_fetch_add(&ran, 1) + 1 == threads) {
        event_set(&all_are_there);
    }
    event_wait(&let_go);
}

/* The KiB that this line of the file tells. */
static long
kib_of(const char *file, const char *name)
{
    char line[128];
    long kib = 0;
    FILE *f = fopen(file, "r");
    while (f && fgets(line, sizeof line, f)) {
        if (strncmp(line, name, strlen(name)) == 0) {
            kib = atol(line + strlen(name));
        }
    }
    if (f) {
        fclose(f);
    }
    return kib;
}

static void
measure(long n)
{
    struct thread **t = calloc((size_t)n, sizeof(struct thread *));
    long own = kib_of("/proc/self/status", "VmRSS:"), free_before = kib_of("/proc/meminfo", "MemFree:"), started = 0;
    threads = n;
    atomic_store(&ran, 0);
    event_init(&all_are_there);
    event_init(&let_go);
    while (started < n && (t[started] = thread_new(live, NULL)) != NULL && thread_start(t[started]) == 0) {
        started++;
    }
    if (started == n) {
        event_wait(&all_are_there);
    }
    own = kib_of("/proc/self/status", "VmRSS:") - own;
    long all = free_before - kib_of("/proc/meminfo", "MemFree:");
    event_set(&let_go);
    for (long i = 0; i < started; i++) {
        thread_join(t[i]);
        thread_free(t[i]);
    }
    printf("@cost threads=%ld ran=%ld own_kib=%ld each_own_kib=%ld.%ld each_all_kib=%ld.%ld\n", n, ran, own, own / n,
           own % n * 10 / n, all / n, all % n * 10 / n);
    free(t);
}

int
main(int argc, char **argv)
{
    lesson_begin();
    if (argc == 1) {
        measure(10);
        measure(1000);
    }
    for (int i = 1; i < argc; i++) {
        measure(arg_number(argc, argv, i, 0));
    }
}
