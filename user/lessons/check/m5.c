/* SPDX-License-Identifier: MIT */
/* M5: all pages in the time of one, by select alone: it sleeps in it, and is not called again and again. */
#include <string.h>
#include <sys/syscall.h>

#include "user/lessons/check/net_seen.h"

static void
runs(struct draw *d)
{
    puts("/lessons/m5-select-client");
    long count = draw_number(d, 3, 40);
    const char *delay = draw_seconds(d, MILLISECONDS(300), SECONDS(2));
    printf("/lessons/m5-select-client %ld %s %s\n", count, delay, draw_word(d));
}

static size_t
count_selects(struct evidence *e)
{
    return count_calls(e, e->main, SYS_select, ANY_RESULT) + count_calls(e, e->main, SYS_pselect6, ANY_RESULT);
}

static void
judge(struct evidence *e)
{
    long count = arg_number(e->argc, e->argv, 1, 20);
    int64_t delay = arg_seconds(e->argc, e->argv, 2, "1");
    const char *text = arg_text(e->argc, e->argv, 3, "page");
    for (long i = 0; i < count; i++) {
        want_said(e, "page n=%ld status=200 body=%s_of_/%ld", i, text, i);
    }
    const struct line *all = need_line(e, "all", 0);
    int64_t took = MILLISECONDS(number_of(all, "ms"));
    want(number_of(all, "pages") == count, "not %ld pages", count);
    want(took >= delay && took <= delay + TICK + MICROSECONDS(500) * count, "it took %ld ms", number_of(all, "ms"));

    uint32_t site, thread;
    want(children_of(e, e->main, &site, 1) == 1, "the site is not one process");
    want(traffic_of(e, e->main).received >= count * (long)strlen(text), "the pages did not come through its sockets");
    want(threads_of(e, e->main, &thread, 1) == 0, "there are threads");
    want(count_calls(e, e->main, SYS_epoll_wait, ANY_RESULT) == 0 && count_calls(e, e->main, SYS_poll, ANY_RESULT) == 0,
         "it waits by other means than select");
    want(count_calls(e, e->main, SYS_connect, ANY_RESULT) == (size_t)count, "not %ld connects", count);
    int64_t last = call_time(e, e->main, SYS_connect, (size_t)count - 1), select = call_time(e, e->main, SYS_select, 0);
    want(select < 0 || last < select, "the last connection begins only after the first wait");
    want(count_selects(e) == (size_t)number_of(all, "selects"), "%zu calls of select", count_selects(e));
    want(count_selects(e) <= 4 * (size_t)count + 4, "%zu calls of select for %ld pages", count_selects(e), count);
    want(block_of(e, e->main, TRACE_REASON_POLL, delay / 2, 0), "it did not sleep in select");
}

LESSON_CHECK(m5, runs, judge);
