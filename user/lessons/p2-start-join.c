/* SPDX-License-Identifier: MIT */
/*
 * P2  Start and join: two workers of two seconds each take two seconds, not four.
 *
 * Python: Process(target=run, args=("test",)), start(), join().  start() makes a child process that calls
 * the target and goes on at once; join() waits for the child's end; join(timeout) waits no longer than that and
 * says nothing about how it went: ask is_alive().
 *
 * Look at: the two process ids, and that both have the same parent; that the timed join came back while the
 * worker was alive; the time in all.
 *
 * Why: start() is a fork: from then on there are two processes, and the kernel runs whichever is ready.  Both
 * children sleep at the same time, so the waits overlap and the sum is the longest of them. join() is a wait for
 * the child's end, nothing more; with a time limit it may return while nothing has ended, so only is_alive() tells
 * which of the two it was.
 *
 * Try: lesson p2 SECONDS TEXT PATIENCE
 */
#include "lesson.h"

#include <errno.h>
#include <unistd.h>

#include <conc/process.h>

struct task {
    const char *text;
    int64_t duration;
};

static int
work(void *arg)
{
    struct task *task = arg;
    printf("Worker %s runs as process %d.\n", task->text, getpid());
    printf("@worker text=%s pid=%d ppid=%d\n", task->text, getpid(), getppid());
    conc_sleep(task->duration);
    printf("@result text=%s value=%llu\n", task->text, eight_to_the(20));
    return 0;
}

int
main(int argc, char **argv)
{
    struct task task = { .duration = arg_seconds(argc, argv, 1, "2"), .text = arg_text(argc, argv, 2, "test") };
    int64_t patience = arg_seconds(argc, argv, 3, "0.5");
    lesson_begin();
    printf("This is the parent, process %d.\n", getpid());

    int64_t start = conc_now();
    struct process *first = process_new(work, &task), *second = process_new(work, &task);
    process_start(first);
    process_start(second);

    int r = process_join_timeout(first, patience);
    printf("@patience join=%s alive=%d ms=%ld\n", r == -ETIMEDOUT ? "timeout" : "ended", process_is_alive(first),
           milliseconds_since(start));
    process_join(first);
    process_join(second);
    printf("@total ms=%ld\n", milliseconds_since(start));
}
