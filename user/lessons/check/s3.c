/* SPDX-License-Identifier: MIT */
/* S3: under the lock the one thread's lines come all before the other's, which waited for the lock that long. */
#include <string.h>

#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    puts("/lessons/s3-print-in-turn");
    puts("/lessons/s3-print-in-turn nolock");
    long lines = draw_number(d, 2, 6);
    const char *one = draw_seconds(d, MILLISECONDS(200), SECONDS(2));
    printf("/lessons/s3-print-in-turn lock %ld %s %s\n", lines, one, draw_seconds(d, MILLISECONDS(200), SECONDS(2)));
}

/* The lines of one thread: in order, `delay` apart, the first that long after `start`. */
static void
judge_thread(struct evidence *e, const char *thread, long lines, int64_t start, int64_t delay)
{
    const struct line *l;
    long n = 0;
    for (size_t i = 0; (l = find_line(e, "line", i)) != NULL; i++) {
        if (says(l, "thread", thread)) {
            n++;
            want(number_of(l, "n") == n, "%s: line %ld is not %ld", thread, number_of(l, "n"), n);
            want_ms(l, "ms", start + n * delay);
        }
    }
    want(n == lines, "%s printed %ld lines, not %ld", thread, n, lines);
}

static void
judge(struct evidence *e)
{
    bool lock = strcmp(arg_text(e->argc, e->argv, 1, "lock"), "nolock") != 0;
    long lines = arg_number(e->argc, e->argv, 2, 3);
    int64_t delay[2] = { arg_seconds(e->argc, e->argv, 3, "1"), arg_seconds(e->argc, e->argv, 4, "2") };
    static const char *const name[2] = { "Thread-1", "Thread-2" };
    uint32_t thread[2];
    want(threads_of(e, e->main, thread, 2) == 2, "the lesson did not make exactly two threads");
    int first = !says(need_line(e, "line", 0), "thread", "Thread-1"), second = !first;
    for (int i = 0; i < 2; i++) {
        want(was_named(e, thread[i], name[i]), "the threads are not called %s and %s", name[0], name[1]);
        want_sleeps(e, thread[i], (size_t)lines, delay[i]);
    }
    int64_t turn = lines * delay[first];
    judge_thread(e, name[first], lines, 0, delay[first]);
    judge_thread(e, name[second], lines, lock ? turn : 0, delay[second]);
    if (lock) {
        want_called(e, "a lock", A_LOCK);
        want(waited_for(e, thread[second], turn), "%s did not wait for the other's turn to end", name[second]);
        want(says(need_line(e, "line", (size_t)lines), "thread", name[second]), "the lines are mixed");
    }
}

LESSON_CHECK(s3, runs, judge);
