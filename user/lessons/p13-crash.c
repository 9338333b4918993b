/* SPDX-License-Identifier: MIT */
/*
 * P13  A crash in a thread, a crash in a process.
 *
 * Python: the notes' reason for processes is that they are stable.  A thread that touches memory it must not touch gets
 * SIGSEGV, and that ends its whole process, all other threads with it, in the middle of what they do.  A child process
 * that crashes ends alone: its parent reads of it in an exit code, its siblings do not notice.
 *
 * Look at: of the threads nobody is done; of the processes all but one.
 *
 * Why: memory protection is between address spaces, not between threads.  The fault is a signal to the thread, but
 * its default action ends the process, because the memory that all its threads use can no longer be trusted.
 * Another process has page tables of its own: to its parent a crash is a wait status with a signal's number in it.
 *
 * Try: lesson p13 WORKERS CRASH_SECONDS WORK_SECONDS
 */
#include "lesson.h"

#include <unistd.h>

#include <conc/process.h>
#include <conc/thread.h>

#define MOST 16

static long workers;
static int64_t crash_time, work_time;

static void
crash(void)
{
    conc_sleep(crash_time);
    volatile int *volatile nowhere = NULL;   /* else the compiler leaves the write out */
    *nowhere = 1;
}

/* The first crashes, the others work. */
static void
work(const char *kind, long n)
{
    if (n == 0) {
        crash();
    }
    conc_sleep(work_time);
    printf("@done kind=%s n=%ld pid=%d\n", kind, n, getpid());
}

static void
thread_work(void *n)
{
    work("thread", (long)(intptr_t)n);
}

static int
process_work(void *n)
{
    work("process", (long)(intptr_t)n);
    return 0;
}

static int
threads(void *arg)
{
    struct thread *t[MOST];
    (void)arg;
    for (long i = 0; i < workers; i++) {
        t[i] = thread_new(thread_work, (void *)(intptr_t)i);
        thread_start(t[i]);
    }
    for (long i = 0; i < workers; i++) {
        thread_join(t[i]);
    }
    return 0;
}

static void
print_end(const char *kind, struct process *p)
{
    int code = 0;
    process_join(p);
    process_exitcode(p, &code);
    printf("@ended kind=%s pid=%d code=%d\n", kind, process_pid(p), code);
}

int
main(int argc, char **argv)
{
    struct process *p[MOST];
    workers = arg_number(argc, argv, 1, 3);
    crash_time = arg_seconds(argc, argv, 2, "0.5");
    work_time = arg_seconds(argc, argv, 3, "1");
    if (workers < 1 || workers > MOST) {
        arg_refuse("1 to 16 workers", argv[1]);
    }
    lesson_begin();
    p[0] = process_new(threads, NULL);
    process_start(p[0]);
    print_end("threads", p[0]);
    for (long i = 0; i < workers; i++) {
        p[i] = process_new(process_work, (void *)(intptr_t)i);
        process_start(p[i]);
    }
    for (long i = 0; i < workers; i++) {
        print_end("process", p[i]);
    }
    printf("@parent pid=%d\n", getpid());
}
