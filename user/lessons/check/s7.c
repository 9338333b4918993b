/* SPDX-License-Identifier: MIT */
/* S7: one child that blocked for a lock until it was killed, of which the kernel told that it waits for itself; and a
 * thread that waited for its own lock as long as it was told. */
#include <errno.h>
#include <signal.h>
#include <string.h>

#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    puts("/lessons/s7-twice");
    const char *name = draw_word(d);
    printf("/lessons/s7-twice %s %s\n", name, draw_seconds(d, MILLISECONDS(300), SECONDS(3)));
}

static void
judge(struct evidence *e)
{
    const char *name = arg_text(e->argc, e->argv, 1, "mutex");
    int64_t seconds = arg_seconds(e->argc, e->argv, 2, "1"), when;
    uint32_t child;
    int status;
    char text[96];
    want(children_of(e, e->main, &child, 1) == 1, "the lesson did not make exactly one process");
    want(number_of(need_line(e, "first", 0), "pid") == (long)child, "the lock was not acquired once by process %u", child);
    want(!find_line(e, "second", 0), "the lock was acquired twice");
    const struct block *b = block_of(e, child, TRACE_REASON_LOCK, TICK, 0);
    want(b && near(block_time(b), seconds), "process %u did not wait for a lock until it was killed", child);
    want(process_end(e, child, &status, &when) && status == SIGKILL, "process %u was not killed", child);

    const struct line *l = need_line(e, "hang", 0);
    want(number_of(l, "pid") == (long)child && number_of(l, "alive") == 1, "process %u hangs", child);
    want_ms(l, "ms", seconds);
    want(says(l, "report", "self") && number_of(l, "named") == 1, "the kernel's report of %s was not read", name);
    snprintf(text, sizeof text, "deadlock in process %u: a thread waits for itself", child);
    const char *report = strstr(e->errors, text);
    want(report, "the kernel saw no thread that waits for itself");
    snprintf(text, sizeof text, "waits for lock %s ", name);
    want(strstr(report, text), "the lock is not called %s", name);

    want(says(need_line(e, "timed", 0), "error", "ETIMEDOUT"), "the second acquire ends by its timeout");
    want_ms(need_line(e, "timed", 0), "ms", seconds);
    b = block_of(e, e->main, TRACE_REASON_LOCK, TICK, 0);
    want(b && near(block_time(b), seconds), "the main thread did not wait for its own lock");
    want(says(need_line(e, "try", 0), "error", "EAGAIN"), "an attempt without waiting is refused");
    l = need_line(e, "rlock", 0);
    want(number_of(l, "count") == 2 && number_of(l, "after_one_release") == 1 && says(l, "too_many", "EPERM"),
         "an RLock counts");
    want_answers(e, "lock_acquire*", "lock_try_acquire lock_acquire_timeout", -ETIMEDOUT, -EAGAIN);
    want_answers(e, "lock_acquire*", "rlock_acquire* rlock_count", 0, 0, 2, 1);
    want_answers(e, "lock_acquire*", "rlock_release", 0, 0, -EPERM);
}

LESSON_CHECK_CLOSELY(s7, runs, judge);
