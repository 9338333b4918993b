/* SPDX-License-Identifier: MIT */
/*
 * C8  Ctrl-C: cancel all tasks, and let the loop run once more.
 *
 * Python: KeyboardInterrupt comes out of loop.run_until_complete.  The tasks are still there, the one that waits for them
 * (asyncio.wait) included: all of them are cancelled, and each cancel says True.  But cancel only asks: a task learns of it
 * when the loop runs it again.  Hence loop.stop(); loop.run_forever(): one more round.  Without it loop.close() finds them
 * pending, and each is destroyed where it stands, with a complaint: "Task was destroyed but it is pending!"
 * (Task.all_tasks is asyncio.all_tasks since 3.9.)
 *
 * Here the SIGINT is sent by another thread, some time after the start, as by a hand on the keyboard.
 *
 * Look at: how many cancels; what each task still says, with the extra round and without.
 *
 * Why: cancel marks the task and puts it into the ready queue; CancelledError is raised inside it, at its await,
 * when the loop runs it next.  After the interrupt no loop is running, so the marks stay without effect until
 * there is one more round.  Destroying a task that has not had it skips its clean-up: that is what the complaint
 * says.
 *
 * Try: lesson c8 INTERRUPT SECONDS...         (default: after 1, tasks of 2 3 3)
 */
#include "lesson.h"

#include <signal.h>
#include <unistd.h>

#include <conc/async.h>
#include <conc/loop.h>
#include <conc/task.h>
#include <conc/thread.h>

#define MOST 50

static struct loop *loop;
static int64_t interrupt_after;
static const char *seconds[MOST];
static size_t count;

static int
get_html(void *arg, void **result)
{
    const char *sleep_times = arg;
    (void)result;
    printf("@task says=waiting seconds=%s\n", sleep_times);
    int r = async_sleep(seconds_of(sleep_times));
    if (r == 0) {
        printf("@task says=done seconds=%s\n", sleep_times);
    } else {
        printf("@task says=%s seconds=%s\n", r == CANCELLED_ERROR ? "CancelledError" : "GeneratorExit", sleep_times);
    }
    return r;
}

static int
wait_for_all(void *arg, void **result)
{
    (void)result;
    int r = async_wait(arg, count, ALL_COMPLETED, TIMEOUT_FOREVER);
    return r < 0 ? r : 0;
}

static void
complain(struct loop *l, const char *message, const char *task, const struct exception *e)
{
    (void)l;
    (void)e;
    printf("@destroyed pending=1\n    %s %s\n", message, task);
}

static void
keyboard(void *arg)
{
    (void)arg;
    conc_sleep(interrupt_after);
    kill(getpid(), SIGINT);
}

static void
cancel_all(void)
{
    struct task *all[MOST + 1];
    size_t n = loop_all_tasks(loop, all, MOST + 1);
    for (size_t i = 0; i < n; i++) {
        printf("@cancel task=%zu asked=%d\n", i + 1, task_cancel(all[i]));
    }
}

static void
run(const char *name, bool once_more)
{
    struct afuture *f[MOST];
    int64_t start = conc_now();
    printf("@program name=%s\n", name);
    loop = loop_new();
    loop_set_exception_handler(loop, complain);
    loop_catch_interrupt(loop, SIGINT);
    for (size_t i = 0; i < count; i++) {
        f[i] = task_future(task_new(loop, get_html, (void *)seconds[i]));
    }
    struct task *wait = task_new(loop, wait_for_all, f);
    struct thread *hand = thread_new(keyboard, NULL);
    thread_start(hand);
    if (loop_run_until_complete(loop, task_future(wait), NULL) == -EINTR) {
        printf("@interrupted ms=%ld\n", milliseconds_since(start));
        cancel_all();
        if (once_more) {
            loop_stop(loop);
            loop_run_forever(loop);
        }
    }
    loop_close(loop);
    size_t cancelled = task_cancelled(wait);
    for (size_t i = 0; i < count; i++) {
        cancelled += afuture_cancelled(f[i]);
        afuture_free(f[i]);
    }
    printf("@closed cancelled=%zu ms=%ld\n", cancelled, milliseconds_since(start));
    thread_join(hand);
    thread_free(hand);
    task_free(wait);
    loop_free(loop);
}

int
main(int argc, char **argv)
{
    static const char *usual[] = { "2", "3", "3" };
    lesson_begin();
    interrupt_after = arg_seconds(argc, argv, 1, "1");
    for (; count < MOST && count < (argc > 2 ? (size_t)argc - 2 : 3); count++) {
        seconds[count] = argc > 2 ? argv[count + 2] : usual[count];
    }
    run("once-more", true);
    run("at-once", false);
}
