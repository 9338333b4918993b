/* SPDX-License-Identifier: MIT */
/* A fatal signal in a thread, a timer's function, a loop's callback, a task or a pool's task ends the whole process by that signal,
 * and nothing is cleaned up; a timer that has not fired by _exit does not.  A task that ends its thread leaves its future running. */
#include "claim.h"

#include <conc/event.h>
#include <conc/local.h>
#include <conc/loop.h>
#include <conc/process.h>
#include <conc/task.h>
#include <conc/thread_pool_executor.h>
#include <conc/timer.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>

static int out;             /* whatever is written here should not have happened */
static struct local own;

static void
note(void *arg)
{
    (void)arg;
    CLAIM_EQ(write(out, "!", 1), 1);
}

/* SIGTERM is as fatal as SIGSEGV here, and nobody makes a report of it. */
static void
crash(void *arg)
{
    local_set(&own, &own);
    raise(SIGTERM);
    note(arg);
}

static int
crash_in_task(void *arg, void **result)
{
    (void)result;
    crash(arg);
    return 0;
}

static int
thread_crashes(void *arg)
{
    thread_start(thread_new(crash, arg));
    conc_sleep(SECONDS(100));
    return 0;
}

static int
timer_crashes(void *arg)
{
    timer_start(timer_new(0, crash, arg));
    conc_sleep(SECONDS(100));
    return 0;
}

static int
callback_crashes(void *arg)
{
    struct loop *l = loop_new();
    loop_call_soon(l, crash, arg);
    return loop_run_forever(l);
}

static int
task_crashes(void *arg)
{
    struct loop *l = loop_new();
    return loop_run_until_complete(l, task_future(task_new(l, crash_in_task, arg)), NULL);
}

static int
pool_crashes(void *arg)
{
    void *value;
    return future_result(executor_submit(thread_pool_executor_new(1), crash_in_task, arg), &value);
}

static int
ends_at_once(void *arg)
{
    timer_start(timer_new(MILLISECONDS(10), note, arg));
    _exit(15);
}

static int
end_thread(void *arg, void **result)
{
    (void)result;
    event_set(arg);
    pthread_exit(NULL);
}

static void
ends(int (*target)(void *), int how)
{
    struct process *p = process_new(target, NULL);
    int code = 0;
    CLAIM_EQ(process_start(p) | process_join(p) | process_exitcode(p, &code), 0);
    CLAIM_EQ(code, how);
}

int
main(void)
{
    int both[2];
    char c;
    CLAIM_EQ(pipe(both) | local_init(&own, NULL, note), 0);
    out = both[1];
    ends(thread_crashes, -SIGTERM);
    ends(timer_crashes, -SIGTERM);
    ends(callback_crashes, -SIGTERM);
    ends(task_crashes, -SIGTERM);
    ends(pool_crashes, -SIGTERM);
    ends(ends_at_once, 15);
    close(both[1]);
    CLAIM_EQ(read(both[0], &c, 1), 0);

    struct event ending = EVENT_INIT;
    struct future *f = executor_submit(thread_pool_executor_new(1), end_thread, &ending);
    void *value;
    event_wait(&ending);
    CLAIM_EQ(future_result_timeout(f, &value, MILLISECONDS(10)), -ETIMEDOUT);
    CLAIM(future_running(f));
    _exit(0);       /* the end of the program would wait for that task */
}
