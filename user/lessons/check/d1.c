/* SPDX-License-Identifier: MIT */
/* D1: a server and a worker beside the master; each task was worked at so long, and its square came back; a wrong key is refused;
 * who waits in vain waits his timeout. */
#include <sys/syscall.h>

#include "user/lessons/check/manager_seen.h"

static void
runs(struct draw *d)
{
    puts("/lessons/d1-task-queues");
    puts("/lessons/d1-task-queues wrong-key");
    long tasks = draw_number(d, 2, 8);
    const char *master = draw_seconds(d, SECONDS(3), SECONDS(8)), *worker = draw_seconds(d, MILLISECONDS(300), SECONDS(2));
    const char *work = draw_seconds(d, MILLISECONDS(200), SECONDS(1)), *key = draw_word(d);
    printf("/lessons/d1-task-queues both %s %ld %ld %s %s %s\n", key, tasks, tasks - 1, master, worker, work);
    printf("/lessons/d1-task-queues both %s %ld %ld %s %s %s\n", key, tasks, tasks + draw_number(d, 1, 3), master, worker, work);
}

/* The thread slept so long in one piece, for whatever reason. */
static size_t
long_waits(const struct evidence *e, uint32_t tid, int64_t expected)
{
    size_t n = 0;
    for (size_t i = 0; i < e->block_count; i++) {
        n += e->blocks[i].tid == tid && near(block_time(&e->blocks[i]), expected);
    }
    return n;
}

/* So many lines @empty of one of them, and as many waits. */
static void
want_empty(struct evidence *e, const char *who, uint32_t tid, size_t times, int64_t patience)
{
    size_t n = 0;
    for (size_t i = 0; i < count_lines(e, "empty"); i++) {
        const struct line *l = find_line(e, "empty", i);
        if (says(l, "who", who)) {
            want_ms(l, "ms", patience);
            n++;
        }
    }
    want(n == times, "the %s found its queue empty %zu times, not %zu", who, n, times);
    want(long_waits(e, tid, patience) >= times, "the %s did not wait for it", who);
}

static size_t
count_text(const char *in, const char *text)
{
    size_t n = 0;
    while ((in = strstr(in, text)) != NULL) {
        in++;
        n++;
    }
    return n;
}

/* The worker took the first `done` numbers in order, and the master has their squares. */
static void
want_tasks_done(struct evidence *e, uint32_t worker, size_t done)
{
    want(count_lines(e, "run") == done, "the worker ran %zu tasks, not %zu", count_lines(e, "run"), done);
    want(count_text(e->output, "\nResult: ") == done, "the master has %zu results, not %zu", count_text(e->output, "\nResult: "), done);
    for (size_t i = 0; i < done; i++) {
        const struct line *run = need_line(e, "run", i);
        long n = number_of(run, "n");
        char text[80];
        want(n == number_of(need_line(e, "put", i), "n") && number_of(run, "pid") == (long)worker, "task %zu was another", i);
        snprintf(text, sizeof text, "\nResult: %ld * %ld = %ld\n", n, n, n * n);
        want(strstr(e->output, text), "there is no line %s", text + 1);
    }
}

/* Something came, something went, something came: the challenge, the proof, the verdict. */
static bool
was_answered(const struct evidence *e, uint32_t pid)
{
    int step = 0;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        if (r->type == TRACE_EXIT && r->world == e->world && r->tid == pid && (int64_t)r->b > 0) {
            bool got = r->a == SYS_recvfrom || r->a == SYS_recvmsg || r->a == SYS_read;
            bool sent = r->a == SYS_sendto || r->a == SYS_sendmsg || r->a == SYS_write;
            step += step % 2 == 0 ? got : sent;
        }
    }
    return step >= 3;
}

static void
judge(struct evidence *e)
{
    bool refused = strcmp(arg_text(e->argc, e->argv, 1, "both"), "wrong-key") == 0;
    size_t tasks = (size_t)arg_number(e->argc, e->argv, 3, 10), gets = (size_t)arg_number(e->argc, e->argv, 4, 10);
    int64_t master = arg_seconds(e->argc, e->argv, 5, "10"), patience = arg_seconds(e->argc, e->argv, 6, "1");
    size_t done = refused ? 0 : tasks < gets ? tasks : gets;
    uint32_t child[3];
    int status;
    int64_t when;
    want(children_of(e, e->main, child, 3) == 2, "the master did not make a server and a worker");
    want(number_of(need_line(e, "server", 0), "pid") == (long)child[0], "the server is process %u", child[0]);
    want(count_lines(e, "put") == tasks, "not %zu tasks were put", tasks);
    want(count_calls(e, child[0], SYS_bind, 0) == 1 && count_calls(e, child[0], SYS_listen, 0) == 1, "the server does not listen");
    want(count_calls(e, child[1], SYS_connect, 0) >= 1, "the worker did not connect");
    want_server(e, child[0], 2, tasks + done + (refused ? 0 : gets));
    want_tasks_done(e, child[1], done);
    want_sleeps(e, child[1], done, arg_seconds(e->argc, e->argv, 7, "1"));
    want_empty(e, "master", e->main, done < tasks, master);
    want_empty(e, "worker", child[1], refused ? 0 : gets - done, patience);
    want(process_end(e, child[1], &status, &when) && (status != 0) == refused, "the worker's exit status");
    want((find_line(e, "refused", 0) != NULL) == refused, "a worker is refused if its key is another");
    if (refused) {
        want(says(need_line(e, "refused", 0), "error", "key"), "the worker is refused for its key");
        want(number_of(need_line(e, "refused", 0), "pid") == (long)child[1], "the worker is process %u", child[1]);
        want(messages_sent(e, child[1]) == 1, "the refused worker said more than its proof");
        want(was_answered(e, child[1]), "process %u was not asked for its key, or nobody answered its proof", child[1]);
    }
}

LESSON_CHECK(d1, runs, judge);
