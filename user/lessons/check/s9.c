/* SPDX-License-Identifier: MIT */
/* S9: never more spiders slept at once than there are permits, and as many whenever it could be; the producer waited for
 * a wake-up (not for an end) as often as the permits make it. */
#include <errno.h>

#include "user/lessons/check/check.h"

#define MOST 64

static void
runs(struct draw *d)
{
    puts("/lessons/s9-semaphore");
    long permits = draw_number(d, 2, 5), spiders = draw_number(d, 7, 16);
    printf("/lessons/s9-semaphore %ld %ld %s\n", permits, spiders, draw_seconds(d, MILLISECONDS(300), SECONDS(2)));
}

/* How many of the spiders slept at the moment when this one had just begun to. */
static long
at_once(const struct evidence *e, const uint32_t *spider, long spiders, long which)
{
    int64_t moment = block_of(e, spider[which], TRACE_REASON_SLEEP, TICK, 0)->from + TICK;
    long n = 0;
    for (long i = 0; i < spiders; i++) {
        const struct block *b = block_of(e, spider[i], TRACE_REASON_SLEEP, TICK, 0);
        n += b->from <= moment && moment < b->to;
    }
    return n;
}

static void
judge(struct evidence *e)
{
    long permits = arg_number(e->argc, e->argv, 1, 3), spiders = arg_number(e->argc, e->argv, 2, 10);
    int64_t seconds = arg_seconds(e->argc, e->argv, 3, "2");
    long rounds = (spiders + permits - 1) / permits;
    uint32_t thread[MOST + 1], *spider = thread + 1;
    want(spiders <= MOST, "at most %d spiders can be judged", MOST);
    want(threads_of(e, e->main, thread, MOST + 1) == (size_t)spiders + 1, "the lesson did not make %ld threads", spiders + 1);
    want(was_named(e, thread[0], "Producer"), "the first thread is not the Producer");
    for (long i = 0; i < spiders; i++) {
        want_sleeps(e, spider[i], 1, seconds);
        want_ms(need_line(e, "html", (size_t)i), "ms", (i / permits + 1) * seconds);
    }
    for (long i = 0; i < spiders; i++) {
        long here = at_once(e, spider, spiders, i), last = spiders - (rounds - 1) * permits;
        want(here <= permits, "%ld spiders were at it at once", here);
        want(here == (i / permits == rounds - 1 ? last : permits), "only %ld spiders were at it at once", here);
    }
    want(count_waits(e, thread[0], seconds - TICK) == (size_t)rounds - 1,
         "the producer did not wait %ld times for a permit", rounds - 1);
    want_ms(need_line(e, "total", 0), "ms", rounds * seconds);
    want(number_of(need_line(e, "total", 0), "value") == permits, "not all permits came back");
    want(number_of(need_line(e, "too-many", 0), "semaphore") == permits + 1, "a semaphore takes a release too many");
    want(says(need_line(e, "too-many", 0), "bounded", "ValueError"), "a bounded semaphore refuses it");
    want_called(e, "a semaphore", A_QUEUE);
    want_asked(e, "semaphore_acquire*", "bounded_semaphore_init");
    want_answers(e, "bounded_semaphore_init", "*semaphore_release", -EINVAL);
    want_answers(e, "semaphore_value", "semaphore_value", (int)permits, (int)permits + 1);
}

LESSON_CHECK_CLOSELY(s9, runs, judge);
