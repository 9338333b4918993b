/* SPDX-License-Identifier: MIT */
/* F6: as many threads as the default says, named by the executor, each of which slept for its share of the tasks; what they are told
 * to do and what came of it is handed over, by the executor or under a lock for each. */
#include <string.h>

#include "user/lessons/check/memory.h"

#define MOST 64

static void
runs(struct draw *d)
{
    puts("/lessons/f6-thread-executor");
    long tasks = draw_number(d, 11, 24);
    printf("--stepwise /lessons/f6-thread-executor %ld %s\n", tasks, draw_seconds(d, MILLISECONDS(50), MILLISECONDS(300)));
}

/* Which worker says that it runs task n: the number behind ThreadPoolExecutor-0_. */
static size_t
worker_of(struct evidence *e, long n)
{
    static const char name[] = "ThreadPoolExecutor-0_";
    const struct line *l;
    for (size_t i = 0; (l = find_line(e, "running", i)) != NULL; i++) {
        if (number_of(l, "n") == n) {
            const char *worker = value_of(l, "worker");
            want(strncmp(worker, name, strlen(name)) == 0, "a worker is called %s", worker);
            return strtoul(worker + strlen(name), NULL, 10);
        }
    }
    want(false, "nobody runs task %ld", n);
    return 0;
}

static void
judge(struct evidence *e)
{
    long tasks = arg_number(e->argc, e->argv, 1, 10);
    int64_t pause = arg_seconds(e->argc, e->argv, 2, "0.1");
    long cpus = number_of(need_line(e, "size", 0), "cpus"), size = cpus + 4 < 32 ? cpus + 4 : 32;
    size_t workers = (size_t)(tasks < size ? tasks : size), done[MOST] = { 0 };
    uint32_t thread[MOST];
    bool by_hand = noted_stepwise(e) && !called(e, "executor_* future_* pool_* async_result_* *queue_* mq_* deque_* read recv");
    want(tasks <= MOST, "at most %d tasks can be judged", MOST);
    want(cpus == 1, "the machine has one CPU");
    want(threads_of(e, e->main, thread, MOST) == workers, "the lesson did not make exactly %zu threads", workers);
    for (long n = 0; n < tasks; n++) {
        const struct line *l = need_line(e, "result", (size_t)n);
        size_t worker = worker_of(e, n);
        want(number_of(l, "n") == n && number_of(l, "value") == n * n, "the result of task %ld is another", n);
        want(worker < workers, "there is no worker %zu", worker);
        want(!by_hand || times_main_was_told(e, (uint64_t)(n * n)) > 0, "main did not get the result of task %ld from a worker", n);
        done[worker]++;
    }
    want(count_lines(e, "running") == (size_t)tasks, "not %ld tasks ran", tasks);
    for (size_t w = 0; w < workers; w++) {
        want(was_named(e, thread[w], "ThreadPoolExecutor-0"), "thread %u has another name", thread[w]);
        want_sleeps(e, thread[w], done[w], pause);
        want(done[w] > 0, "worker %zu did nothing", w);
    }
    want_called(e, "an executor", AN_EXECUTOR);
    if (!called(e, "*_map*")) {
        want_called_times(e, "an executor", 2 * (size_t)tasks, AN_EXECUTOR);
    }
}

LESSON_CHECK_CLOSELY(f6, runs, judge);
