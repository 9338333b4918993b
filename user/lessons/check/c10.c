/* SPDX-License-Identifier: MIT */
/* C10: so many threads of a pool connect, the main thread never does; it waits in its loop; the time is that of the rounds. */
#include <string.h>
#include <sys/syscall.h>

#include "user/lessons/check/net_seen.h"

#define MOST 200

static void
runs(struct draw *d)
{
    puts("/lessons/c10-run-in-executor");
    long threads = draw_number(d, 2, 6), count = threads * draw_number(d, 2, 5) + 1;
    const char *delay = draw_seconds(d, MILLISECONDS(200), SECONDS(1));
    printf("/lessons/c10-run-in-executor %ld %ld %s %s\n", count, threads, delay, draw_word(d));
}

static void
judge(struct evidence *e)
{
    long count = arg_number(e->argc, e->argv, 1, 20), threads = arg_number(e->argc, e->argv, 2, 3);
    int64_t delay = arg_seconds(e->argc, e->argv, 3, "0.5"), rounds = (count + threads - 1) / threads;
    const char *text = arg_text(e->argc, e->argv, 4, "page");
    uint32_t site, thread[16];
    want(count_lines(e, "page") == (size_t)count && count_lines(e, "fetched") == (size_t)count, "not %ld pages", count);
    for (long i = 0; i < count; i++) {
        char body[64];
        const struct line *l = need_line(e, "page", (size_t)i);
        snprintf(body, sizeof body, "%s_of_/%ld", text, i);
        want(number_of(l, "n") == i && says(l, "body", body), "page %ld is not %s", i, body);
    }
    const struct line *all = need_line(e, "all", 0);
    int64_t took = MILLISECONDS(number_of(all, "ms"));
    want(took >= rounds * delay && took <= rounds * (delay + TICK) + TICK, "it took %ld ms", number_of(all, "ms"));

    want(children_of(e, e->main, &site, 1) == 1, "the site is not one process");
    want(traffic_of(e, e->main).received >= count * (long)strlen(text), "the pages did not come through its sockets");
    want(threads_of(e, e->main, thread, 16) == (size_t)threads, "not %ld threads", threads);
    want(count_calls(e, e->main, SYS_connect, ANY_RESULT) == 0, "the main thread connects itself");
    size_t connects = 0;
    for (long i = 0; i < threads; i++) {
        size_t mine = count_calls(e, thread[i], SYS_connect, 0);
        want(mine > 0, "thread %u fetches nothing", thread[i]);
        connects += mine;
    }
    want(connects == (size_t)count, "%zu connections, not %ld", connects, count);
    want(block_of(e, e->main, TRACE_REASON_POLL, delay / 2, 0), "the main thread does not wait in its loop");
}

LESSON_CHECK(c10, runs, judge);
