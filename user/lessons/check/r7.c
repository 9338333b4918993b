/* SPDX-License-Identifier: MIT */
/* R7: a thread's append is seen; a process's is not, for its page was copied when it wrote; in shared memory it is, though the
 * parent wrote nothing there itself. */
#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    puts("/lessons/r7-copies");
    long first = draw_number(d, 10, 99), thread = draw_number(d, 100, 999);
    printf("/lessons/r7-copies %ld %ld %ld\n", first, thread, draw_number(d, 1000, 9999));
}

static void
want_list(struct evidence *e, size_t n, const char *who, const char *which, uint32_t pid, long count, long last)
{
    const struct line *l = need_line(e, "list", n);
    want(says(l, "who", who) && says(l, "which", which), "line %zu is not the %s list of the %s", n, which, who);
    want(number_of(l, "pid") == (long)pid, "the %s is process %u", who, pid);
    want(number_of(l, "count") == count && number_of(l, "last") == last, "the %s list of the %s: %ld items, last %ld", which, who,
         number_of(l, "count"), number_of(l, "last"));
}

/* From that moment on the lesson's own process met the mark of a fork on this page. */
static bool
wrote_after(struct evidence *e, int64_t start, uint64_t address)
{
    const uint64_t present_and_write = 3;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        if (r->type == TRACE_FAULT && r->tid == e->main && r->world == e->world && (int64_t)r->time_ns > start
            && r->a / 4096 == address / 4096 && (r->b & present_and_write) == present_and_write) {
            return true;
        }
    }
    return false;
}

static void
judge(struct evidence *e)
{
    long thread = arg_number(e->argc, e->argv, 2, 2), process = arg_number(e->argc, e->argv, 3, 3);
    const struct line *address = need_line(e, "address", 0);
    uint32_t child, tid;
    want(children_of(e, e->main, &child, 1) == 1, "the lesson did not make exactly one process");
    want(threads_of(e, e->main, &tid, 1) == 1, "the lesson did not make exactly one thread");
    want(cpu_time(e, tid) > 0, "the thread did nothing");
    want_list(e, 0, "thread", "private", e->main, 2, thread);
    want_list(e, 1, "child", "private", child, 3, process);
    want_list(e, 2, "child", "shared", child, 2, process);
    want_list(e, 3, "parent", "private", e->main, 2, thread);
    want_list(e, 4, "parent", "shared", e->main, 2, process);
    want(write_fault(e, child, strtoull(value_of(address, "private"), NULL, 10)), "the child did not write to its copy");
    want(!wrote_after(e, process_start_time(e, child), strtoull(value_of(address, "shared"), NULL, 10)),
         "the parent wrote the shared list itself");
    want_called(e, "shared memory", "shared_* mmap shm_open shmget manager_* *_proxy_*");
}

LESSON_CHECK(r7, runs, judge);
