/* SPDX-License-Identifier: MIT */
/*
 * P14  run instead of start, a() instead of a: everything happens in the caller.
 *
 * Python: two slips that give no error.  p.run() calls the target like any function, here; only p.start() makes a process
 * in which run() is called.  And Process(target=a()) calls a first, here, and gives what it returned, None, as the
 * target: the process that is started afterwards has nothing to do.
 *
 * Look at: the pids.  A process that was only run cannot be joined: nothing was started.
 *
 * Why: an object of the library is not a process; it is a plan for one.  The kernel knows nothing of it until start calls
 * fork.  And arguments are evaluated before the call that they are for, in Python as in C: a() is done by the time
 * process_new is entered.
 *
 * Try: lesson p14 SECONDS TIMES
 */
#include "lesson.h"

#include <errno.h>
#include <unistd.h>

#include <conc/process.h>

typedef int (*target)(void *);

static int64_t interval;
static long times;

static int
work(void *how)
{
    for (long i = 0; i < times; i++) {
        printf("@work how=%s pid=%d i=%ld\n", (char *)how, getpid(), i);
        conc_sleep(interval);
    }
    return 0;
}

/* What Python's work() gives when it is called: None. */
static target
work_called(char *how)
{
    work(how);
    return NULL;
}

static const char *
answer(int r)
{
    return r == 0 ? "joined" : r == -EINVAL ? "not_started" : "other";
}

/* What main does itself, after the start; then the join. */
static void
go_on(const char *how, struct process *p, int64_t start)
{
    for (long i = 0; i < times; i++) {
        printf("@main how=%s i=%ld\n", how, i);
        conc_sleep(interval);
    }
    printf("@joined how=%s pid=%d answer=%s ms=%ld\n", how, process_pid(p), answer(process_join(p)), milliseconds_since(start));
}

int
main(int argc, char **argv)
{
    interval = arg_seconds(argc, argv, 1, "0.5");
    times = arg_number(argc, argv, 2, 3);
    lesson_begin();
    printf("@parent pid=%d\n", getpid());

    int64_t start = conc_now();
    struct process *p = process_new(work, "run");
    process_run(p);
    go_on("run", p, start);

    start = conc_now();
    p = process_new(work_called("called"), NULL);
    process_start(p);
    go_on("called", p, start);

    start = conc_now();
    p = process_new(work, "started");
    process_start(p);
    go_on("started", p, start);
}
