/* SPDX-License-Identifier: MIT */
/* P10: the power computed by a child that took its time, in its own copy of the object; the parent waited for the value and its
 * own copy is as before. */
#include "user/lessons/check/memory.h"

static void
runs(struct draw *d)
{
    puts("/lessons/p10-own-run");
    long base = draw_number(d, 2, 9), exponent = draw_number(d, 5, 18);
    printf("--stepwise /lessons/p10-own-run %ld %ld %s\n", base, exponent, draw_seconds(d, SECONDS(1), SECONDS(4)));
}

static void
judge(struct evidence *e)
{
    long base = arg_number(e->argc, e->argv, 1, 8), exponent = arg_number(e->argc, e->argv, 2, 20), power = 1;
    int64_t duration = arg_seconds(e->argc, e->argv, 3, "2");
    uint32_t child;
    bool waited = false;
    while (exponent-- > 0) {
        power *= base;
    }
    want(children_of(e, e->main, &child, 1) == 1, "the lesson did not make exactly one process");
    const struct line *run = need_line(e, "run", 0), *result = need_line(e, "result", 0);
    want(number_of(run, "pid") == (long)child && number_of(run, "ppid") == (long)e->main, "run was not in the child");
    want(says(run, "name", "Power"), "the process has another name");
    want(number_of(run, "field") == power, "the child's own result is not %ld", power);
    want(number_of(result, "value") == power && number_of(result, "field") == 0, "what the parent has");
    want_sleeps(e, child, 1, duration);
    for (size_t i = 0; i < e->block_count; i++) {
        waited |= e->blocks[i].tid == e->main && near(block_time(&e->blocks[i]), duration);
    }
    want(waited, "the parent did not wait for the result");
    want(run < result, "the parent had the result before the child");
    want(!noted_stepwise(e) || taken_by(e, e->main).bytes > 0 || times_main_was_told(e, (uint64_t)power) > 0,
         "nothing that the child computed came to the parent: not by the kernel, not in shared memory");
    want_called(e, "a way back for the result", BETWEEN_PROCESSES);
}

LESSON_CHECK(p10, runs, judge);
