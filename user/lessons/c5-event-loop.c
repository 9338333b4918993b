/* SPDX-License-Identifier: MIT */
/*
 * C5  The event loop: ten coroutines that sleep 2 s take 2 s; with a blocking sleep, 20.
 *
 * Python: loop.run_until_complete(asyncio.wait(tasks)).  await asyncio.sleep(2) gives the thread back to the loop, which
 * starts the next task; all ten sleep at once, in one thread.  time.sleep(2) gives nothing back: the loop stands still,
 * and the tasks run one after the other.  (The notes hand bare coroutines to asyncio.wait; since Python 3.11 that is
 * a TypeError, they must be tasks.)
 *
 * Below: the loop sleeps in the kernel, in epoll_wait, until its first timer is due.
 *
 * Look at: the order of starts and ends, and both times.
 *
 * Why: the loop has one thread and a heap of timers. await sleep() enters a time into the heap and gives the
 * thread back; then all ten are in the heap, and the loop sleeps once, until the earliest.  A blocking sleep keeps
 * the only thread that there is, so nine others who could go on have nobody to run them.
 *
 * Try: lesson c5 COUNT SECONDS
 */
#include "lesson.h"

#include <conc/async.h>
#include <conc/loop.h>
#include <conc/task.h>

#define MOST 1000

static int64_t delay;

static int
get_html(void *arg, void **result)
{
    (void)result;
    printf("@start n=%ld\n", (long)(intptr_t)arg);
    int r = async_sleep(delay);
    printf("@end n=%ld\n", (long)(intptr_t)arg);
    return r;
}

static int
get_html_blocking(void *arg, void **result)
{
    (void)result;
    printf("@start n=%ld\n", (long)(intptr_t)arg);
    conc_sleep(delay);
    printf("@end n=%ld\n", (long)(intptr_t)arg);
    return 0;
}

struct group {
    struct afuture *future[MOST];
    size_t n;
};

static int
wait_for_all(void *arg, void **result)
{
    struct group *group = arg;
    (void)result;
    int r = async_wait(group->future, group->n, ALL_COMPLETED, TIMEOUT_FOREVER);
    return r < 0 ? r : 0;
}

static void
run(const char *sleep, generator_body *body, long count)
{
    static struct group group;
    int64_t start = conc_now();
    struct loop *loop = loop_new();
    for (group.n = 0; group.n < (size_t)count; group.n++) {
        group.future[group.n] = task_future(task_new(loop, body, (void *)group.n));
    }
    struct task *wait = task_new(loop, wait_for_all, &group);
    loop_run_until_complete(loop, task_future(wait), NULL);
    printf("@time sleep=%s ms=%ld\n", sleep, milliseconds_since(start));
    task_free(wait);
    while (group.n > 0) {
        afuture_free(group.future[--group.n]);
    }
    loop_free(loop);
}

int
main(int argc, char **argv)
{
    long count = arg_number(argc, argv, 1, 10);
    delay = arg_seconds(argc, argv, 2, "2");
    lesson_begin();
    count = count > MOST ? MOST : count;
    run("asyncio", get_html, count);
    run("time", get_html_blocking, count);
}
