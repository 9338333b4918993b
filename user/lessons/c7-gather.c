/* SPDX-License-Identifier: MIT */
/*
 * C7  gather and wait: groups of coroutines, and a group that is cancelled.
 *
 * Python: asyncio.gather(*group1, *group2).  The notes cancel a list, group2.cancel(), which no list can: AttributeError, and
 * in C it does not compile.  What can be cancelled is the group's own future, group2 = gather(*group2): its members never
 * begin, and whoever awaits it gets CancelledError.  gather over both groups raises that error at once, while group 1 still
 * runs; with return_exceptions=True it waits for all, and the error is one of the results.
 *
 * wait is the lower one: it takes tasks (bare coroutines are a TypeError since 3.11), returns which are done and which are
 * not, and raises nothing; FIRST_COMPLETED and FIRST_EXCEPTION return before all are done.
 *
 * Look at: who starts; when gather returns, and when wait does.
 *
 * Why: gather makes one future of many: an error of any member becomes its error at once, and the others go on
 * without being awaited.  Cancelled tasks that have never begun have nothing to clean up, so their first line is
 * not reached. wait only watches; it has no result of its own that could fail, and leaves asking to you.
 *
 * Try: lesson c7 GROUP1 GROUP2 SECONDS
 */
#include "lesson.h"

#include <conc/async.h>
#include <conc/loop.h>
#include <conc/task.h>

#define MOST 100

static struct loop *loop;
static int64_t delay;

static int
get_html(void *arg, void **result)
{
    printf("@start group=%s\n", (char *)arg);
    int r = async_sleep(delay);
    if (r < 0) {
        return r;
    }
    *result = arg;
    return 0;
}

/* As get_html, half a second later for each number, and number 1 fails. */
static int
get_in_turn(void *arg, void **result)
{
    intptr_t n = (intptr_t)arg;
    int r = async_sleep(delay / 2 + delay / 4 * n);
    *result = arg;
    return r < 0 ? r : n == 1 ? exception_raise(-EIO, "page %ld", (long)n) : 0;
}

struct group {
    struct afuture *member[MOST];
    long n;
    struct afuture *all;
};

static void
begin(struct group *g, long n, char *name)
{
    for (g->n = 0; g->n < n; g->n++) {
        g->member[g->n] = task_future(task_new(loop, get_html, name));
    }
    g->all = async_gather(loop, g->member, (size_t)n, false);
}

static void
end(struct group *g)
{
    afuture_free(g->all);
    while (g->n > 0) {
        afuture_free(g->member[--g->n]);
    }
}

static long
count_done(struct group *g)
{
    long done = 0;
    for (long i = 0; i < g->n; i++) {
        done += afuture_done(g->member[i]) && !afuture_cancelled(g->member[i]);
    }
    return done;
}

static void
run_groups(const char *name, long first, long second, bool return_exceptions)
{
    struct group group1, group2;
    void **value = NULL;
    int64_t start = conc_now();
    begin(&group1, first, "1");
    begin(&group2, second, "2");
    printf("@cancel gather=%s group2=%d\n", name, afuture_cancel(group2.all));
    struct afuture *both[] = { group1.all, group2.all };
    struct afuture *all = async_gather(loop, both, 2, return_exceptions);
    int r = loop_run_until_complete(loop, all, (void **)&value);
    printf("@gather name=%s raised=%s done=%ld ms=%ld\n", name, r == CANCELLED_ERROR ? "CancelledError" : r < 0 ? "error" : "no",
           count_done(&group1), milliseconds_since(start));
    if (r == 0) {
        printf("@results group1=%s group2=%s\n", value[0] ? "values" : "error",
               afuture_result(group2.all, NULL) == CANCELLED_ERROR ? "CancelledError" : "values");
    }
    loop_run_until_complete(loop, group1.all, NULL);
    afuture_free(all);
    end(&group1);
    end(&group2);
}

static int
waits(void *arg, void **result)
{
    static const struct { const char *name; enum futures_when when; } way[] = {
        { "FIRST_COMPLETED", FIRST_COMPLETED }, { "FIRST_EXCEPTION", FIRST_EXCEPTION }, { "ALL_COMPLETED", ALL_COMPLETED } };
    struct afuture *f[4];
    int64_t start = conc_now();
    (void)arg;
    (void)result;
    for (intptr_t i = 0; i < 4; i++) {
        f[i] = task_future(task_new(loop, get_in_turn, (void *)i));
    }
    for (int i = 0; i < 3; i++) {
        int done = async_wait(f, 4, way[i].when, TIMEOUT_FOREVER);
        printf("@wait until=%s done=%d pending=%d ms=%ld\n", way[i].name, done, 4 - done, milliseconds_since(start));
    }
    for (intptr_t i = 0; i < 4; i++) {
        printf("@done n=%ld is=%s\n", (long)i, afuture_result(f[i], NULL) < 0 ? "error" : "value");
        afuture_free(f[i]);
    }
    return 0;
}

int
main(int argc, char **argv)
{
    long first = arg_number(argc, argv, 1, 10), second = arg_number(argc, argv, 2, 10);
    delay = arg_seconds(argc, argv, 3, "2");
    lesson_begin();
    first = first > MOST ? MOST : first;
    second = second > MOST ? MOST : second;
    loop = loop_new();
    run_groups("plain", first, second, false);
    run_groups("return_exceptions", first, second, true);
    struct task *t = task_new(loop, waits, NULL);
    loop_run_until_complete(loop, task_future(t), NULL);
    task_free(t);
    loop_free(loop);
}
