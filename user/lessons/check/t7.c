/* SPDX-License-Identifier: MIT */
/* T7: three threads, each wrote one line itself, with the three values. */
#include <sys/syscall.h>

#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    puts("/lessons/t7-arguments");
    long a = draw_number(d, 1, 99), b = draw_number(d, 100, 999);
    printf("/lessons/t7-arguments %ld %ld %ld\n", a, b, draw_number(d, 1000, 9999));
}

static void
judge(struct evidence *e)
{
    static const char *const how[] = { "args", "kwargs", "both" };
    uint32_t thread[3];
    want(threads_of(e, e->main, thread, 3) == 3, "the lesson did not make exactly three threads");
    for (size_t i = 0; i < 3; i++) {
        const struct line *l = need_line(e, "sing", i);
        char name[32];
        snprintf(name, sizeof name, "Thread-%zu (sing_%s)", i + 1, how[i]);
        want(says(l, "how", how[i]), "song %zu is not by %s", i, how[i]);
        want(number_of(l, "a") == arg_number(e->argc, e->argv, 1, 10) && number_of(l, "b") == arg_number(e->argc, e->argv, 2, 100)
                 && number_of(l, "c") == arg_number(e->argc, e->argv, 3, 100), "by %s other values came", how[i]);
        want(was_named(e, thread[i], name), "thread %u is not %s", thread[i], name);
        want(count_calls(e, thread[i], SYS_write, ANY_RESULT) == 1, "thread %u did not write its line", thread[i]);
    }
    want(count_lines(e, "sing") == 3, "not three songs");
    want(threads_given_something(e) >= 4, "the threads were given nothing");
}

LESSON_CHECK_CLOSELY(t7, runs, judge);
