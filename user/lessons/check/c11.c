/* SPDX-License-Identifier: MIT */
/* C11: all pages with what the site says; one thread that connects to all before it waits for the first, and sleeps only
 * in its loop. */
#include <string.h>
#include <sys/syscall.h>

#include "user/lessons/check/net_seen.h"

static void
runs(struct draw *d)
{
    puts("/lessons/c11-stream-client");
    long count = draw_number(d, 5, 40);
    const char *delay = draw_seconds(d, MILLISECONDS(300), SECONDS(2));
    printf("/lessons/c11-stream-client %ld %s %s\n", count, delay, draw_word(d));
}

/* Accepted by the site, each written to and each closed. */
static size_t
count_accepted(struct evidence *e, uint32_t site)
{
    size_t n = 0;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        n += r->world == e->world && r->tid == site && r->type == TRACE_EXIT
             && (r->a == SYS_accept || r->a == SYS_accept4) && (int64_t)r->b >= 0;
    }
    return n;
}

static void
judge(struct evidence *e)
{
    long count = arg_number(e->argc, e->argv, 1, 20);
    int64_t delay = arg_seconds(e->argc, e->argv, 2, "1");
    const char *text = arg_text(e->argc, e->argv, 3, "page");
    uint32_t site, thread;
    for (long i = 0; i < count; i++) {
        want_said(e, "page n=%ld status=200 body=%s,of_/%ld", i, text, i);
    }
    const struct line *all = need_line(e, "all", 0);
    want(number_of(all, "pages") == count, "not %ld pages", count);
    int64_t took = MILLISECONDS(number_of(all, "ms"));
    want(took >= delay && took <= delay + TICK + MICROSECONDS(500) * count, "it took %ld ms", number_of(all, "ms"));

    want(children_of(e, e->main, &site, 1) == 1, "the site is not one process");
    want(traffic_of(e, e->main).received >= count * (long)strlen(text), "the pages did not come through its sockets");
    want(threads_of(e, e->main, &thread, 1) == 0 && threads_of(e, site, &thread, 1) == 0, "there are threads");
    want(count_accepted(e, site) == (size_t)count, "the site accepted %zu connections, not %ld", count_accepted(e, site), count);
    want(count_calls(e, e->main, SYS_connect, ANY_RESULT) == (size_t)count, "not %ld connects", count);
    int64_t first = call_time(e, e->main, SYS_connect, 0), last = call_time(e, e->main, SYS_connect, (size_t)count - 1);
    want(last - first < delay, "the last fetch begins only after the first page came");
    want(block_of(e, e->main, TRACE_REASON_POLL, delay / 2, 0), "the client did not wait in its loop");
}

LESSON_CHECK(c11, runs, judge);
