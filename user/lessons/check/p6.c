/* SPDX-License-Identifier: MIT */
/* P6: each child's own count is its exit code, its page was copied when it wrote, and the parent's is as before. */
#include "user/lessons/check/check.h"

#define MOST 64

static void
runs(struct draw *d)
{
    puts("/lessons/p6-isolated");
    long children = draw_number(d, 2, 20);
    printf("/lessons/p6-isolated %ld %ld\n", children, draw_number(d, 2, 200));
}

static void
judge_child(struct evidence *e, const struct line *l, long expected, uint64_t address)
{
    uint32_t pid = (uint32_t)number_of(l, "pid");
    int status;
    int64_t when;
    want(number_of(l, "count") == expected, "a child's count is %ld, not %ld", number_of(l, "count"), expected);
    want(process_end(e, pid, &status, &when), "there was no process %u", pid);
    want(status == expected << 8, "process %u ended with another value than %ld", pid, expected);
    want(write_fault(e, pid, address), "process %u never wrote to a page it shared", pid);
    want(number_of(l, "shared_before") >= 2 && number_of(l, "shared_after") == 1,
         "process %u: the page was not shared before and its own afterwards", pid);
}

static void
judge(struct evidence *e)
{
    long children = arg_number(e->argc, e->argv, 1, 10), start = arg_number(e->argc, e->argv, 2, 1);
    uint64_t address = (uint64_t)number_of(need_line(e, "address", 0), "count");
    uint32_t pid[MOST];
    want(children_of(e, e->main, pid, MOST) == (size_t)children, "the lesson did not make %ld processes", children);
    want(count_lines(e, "child") == (size_t)children, "not one line from each child");
    for (long i = 0; i < children; i++) {
        bool found = false;
        for (long j = 0; j < children; j++) {
            const struct line *l = need_line(e, "child", (size_t)j);
            if (number_of(l, "pid") == (long)pid[i]) {
                judge_child(e, l, start + 1, address);
                found = true;
            }
        }
        want(found, "process %u said nothing", pid[i]);
    }
    want(number_of(need_line(e, "parent", 0), "count") == start, "the parent's count changed");
}

LESSON_CHECK(p6, runs, judge);
