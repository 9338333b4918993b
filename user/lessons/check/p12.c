/* SPDX-License-Identifier: MIT */
/* P12: the forked child has main's value and never executed a program; the spawned one did, began anew and has the source's
 * value; unguarded it began anew, was refused with a reason, and made no process. */
#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    puts("/lessons/p12-spawn");
    puts("/lessons/p12-spawn unguarded");
    long value = draw_number(d, 2, 9999);
    printf("/lessons/p12-spawn guarded %ld %s\n", value, draw_word(d));
}

/* Did it execute a program? */
static bool
executed(const struct evidence *e, uint32_t pid)
{
    const uint64_t execve_call = 59;
    return call_time(e, pid, execve_call, 0) >= 0;
}

static void
want_child(struct evidence *e, size_t n, const char *way, uint32_t pid, long variable)
{
    const struct line *l = need_line(e, "child", n), *end = need_line(e, "ended", n);
    int status;
    int64_t when;
    want(says(l, "way", way) && number_of(l, "pid") == (long)pid, "process %u is not the child by %s", pid, way);
    want(number_of(l, "ppid") == (long)e->main, "the child by %s has another parent", way);
    want(number_of(l, "variable") == variable, "the child by %s sees %ld, not %ld", way, number_of(l, "variable"), variable);
    want(says(l, "argument", arg_text(e->argc, e->argv, 3, "hello")), "the child by %s has another argument", way);
    want(process_end(e, pid, &status, &when) && status == 0 && number_of(end, "code") == 0, "process %u failed", pid);
}

static void
judge(struct evidence *e)
{
    bool guarded = strcmp(arg_text(e->argc, e->argv, 1, "guarded"), "guarded") == 0;
    uint32_t pid[2];
    int status;
    int64_t when;
    size_t made = children_of(e, e->main, pid, 2);
    want(made == (guarded ? 2 : 1), "the lesson made %zu processes", made);
    uint32_t spawned = pid[made - 1];
    want(executed(e, spawned), "process %u did not execute a program", spawned);
    want(count_lines(e, "program") == 2, "the program did not begin twice");
    want(number_of(need_line(e, "program", 0), "pid") == (long)e->main
         && number_of(need_line(e, "program", 1), "pid") == (long)spawned, "others began the program");
    want(children_of(e, spawned, NULL, 0) == 0, "the spawned process had a child");
    if (guarded) {
        want(!executed(e, pid[0]), "the forked process executed a program");
        want_child(e, 0, "fork", pid[0], arg_number(e->argc, e->argv, 2, 42));
        want_child(e, 1, "spawn", pid[1], 1);
        return;
    }
    want(count_lines(e, "child") == 0, "the unguarded child came to its work");
    want(process_end(e, spawned, &status, &when) && status == 1 << 8, "the unguarded child did not end with status 1");
    want(number_of(need_line(e, "ended", 0), "code") == 1, "its exit code is 1");
    want(strstr(e->errors, "spawn"), "the refusal has no reason");
}

LESSON_CHECK(p12, runs, judge);
