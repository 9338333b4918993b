/* SPDX-License-Identifier: MIT */
/* S12: one thread slept with the lock, one waited for it as long, one gave up in time; ps said so of each while they did.
 * Under the wide lock the thinking was in turn, under the narrow one at once. */
#include <string.h>

#include "user/lessons/check/check.h"

#define MOST 16

static void
runs(struct draw *d)
{
    puts("/lessons/s12-lock-states");
    const char *hold = draw_seconds(d, SECONDS(1), SECONDS(3)), *timeout = draw_seconds(d, MILLISECONDS(200), MILLISECONDS(900));
    long workers = draw_number(d, 2, 8);
    const char *think = draw_seconds(d, MILLISECONDS(200), SECONDS(1));
    printf("/lessons/s12-lock-states %s %s %ld %s %s\n", hold, timeout, workers, think,
           draw_seconds(d, MILLISECONDS(50), MILLISECONDS(300)));
}

/* ps had a line of this thread, with this state and reason. */
static void
want_ps(struct evidence *e, uint32_t tid, const char *name, const char *waits)
{
    char line[128];
    snprintf(line, sizeof line, "%5u %5u S %-6s %s\n", e->main, tid, waits, name);
    want(strstr(e->output, line), "ps did not say: %s", line);
}

static void
judge_states(struct evidence *e, const uint32_t *thread, int64_t hold, int64_t timeout)
{
    static const char *const names[] = { "Holder", "Blocked", "Timed" };
    uint32_t ps;
    int status;
    int64_t when;
    for (int i = 0; i < 3; i++) {
        want(was_named(e, thread[i], names[i]), "thread %u is not called %s", thread[i], names[i]);
        want_ps(e, thread[i], names[i], i == 0 ? "sleep" : "lock");
    }
    want_sleeps(e, thread[0], 1, hold);
    const struct block *blocked = block_of(e, thread[1], TRACE_REASON_LOCK, TICK, 0);
    const struct block *timed = block_of(e, thread[2], TRACE_REASON_LOCK, TICK, 0);
    want(blocked && near(block_time(blocked), hold - TICK), "nobody was blocked until the release");
    want(timed && near(block_time(timed), timeout), "nobody waited just so long as the timeout is");
    want(children_of(e, e->main, &ps, 1) == 1 && process_end(e, ps, &status, &when) && status == 0, "ps did not run");
    want(process_start_time(e, ps) > timed->from && when < timed->to, "ps did not run while they waited");

    want_said(e, "unlocked locked=0 try=0");
    want_said(e, "locked locked=1 try=EAGAIN");
    const struct line *l = need_line(e, "timed", 0);
    want(says(l, "error", "ETIMEDOUT"), "the timed acquire gives up");
    want_ms(l, "ms", timeout);
    want_ms(need_line(e, "blocked", 0), "until_ms", hold);
    want(number_of(need_line(e, "released", 0), "locked") == 0, "at the end it is free");
}

/* Each slept twice; the first sleeps in turn, or all at once, the second always in turn. */
static void
judge_scope(struct evidence *e, const uint32_t *thread, long workers, int64_t think, int64_t update, bool wide)
{
    for (long i = 0; i < workers; i++) {
        const struct block *t = block_of(e, thread[i], TRACE_REASON_SLEEP, TICK, 0);
        const struct block *u = block_of(e, thread[i], TRACE_REASON_SLEEP, TICK, 1);
        want(t && u && near(block_time(t), think) && near(block_time(u), update), "thread %u did not think and update",
             thread[i]);
        for (long j = 0; j < i; j++) {
            want(overlap(t, block_of(e, thread[j], TRACE_REASON_SLEEP, TICK, 0)) == !wide, "threads %u and %u thought %s",
                 thread[i], thread[j], wide ? "at once" : "in turn");
            want(!overlap(u, block_of(e, thread[j], TRACE_REASON_SLEEP, TICK, 1)), "threads %u and %u updated at once",
                 thread[i], thread[j]);
        }
    }
    want_ms(need_line(e, "scope", !wide), wide ? "wide" : "narrow", wide ? workers * (think + update) : think + workers * update);
}

static void
judge(struct evidence *e)
{
    int64_t hold = arg_seconds(e->argc, e->argv, 1, "1"), timeout = arg_seconds(e->argc, e->argv, 2, "0.5");
    long workers = arg_number(e->argc, e->argv, 3, 4);
    int64_t think = arg_seconds(e->argc, e->argv, 4, "0.5"), update = arg_seconds(e->argc, e->argv, 5, "0.1");
    uint32_t thread[3 + 2 * MOST];
    want(workers <= MOST, "too many to judge");
    want(threads_of(e, e->main, thread, 3 + 2 * MOST) == (size_t)(3 + 2 * workers), "the lesson did not make %ld threads",
         3 + 2 * workers);
    judge_states(e, thread, hold, timeout);
    judge_scope(e, thread + 3, workers, think, update, true);
    judge_scope(e, thread + 3 + workers, workers, think, update, false);
    want_called(e, "a lock", A_LOCK);
    want_asked(e, "lock_acquire", "lock_locked");
    want_asked(e, "lock_acquire", "lock_try_acquire lock_acquire_timeout");
}

LESSON_CHECK(s12, runs, judge);
