/* SPDX-License-Identifier: MIT */
/* C13: every page of the site once, a connection each, told of by another, and never more of them open at a time than there are workers. */
#include <sys/syscall.h>

#include "user/lessons/check/check.h"

#define MOST 500

static void
runs(struct draw *d)
{
    puts("/lessons/c13-crawler");
    long pages = draw_number(d, 40, 90), workers = draw_number(d, 2, 6);
    const char *delay = draw_seconds(d, MILLISECONDS(100), MILLISECONDS(400));
    printf("/lessons/c13-crawler %ld %ld %s %ld\n", pages, workers, delay, draw_number(d, 2, 1000));
}

/* The most sockets of this process that were open at a time. */
static long
most_open(struct evidence *e)
{
    bool open[1024] = { false };
    long now = 0, most = 0;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        if (r->world != e->world || r->tid != e->main || r->b >= 1024) {
            continue;
        }
        if (r->type == TRACE_EXIT && r->a == SYS_socket) {
            open[r->b] = true;
            now++;
        } else if (r->type == TRACE_ENTER && r->a == SYS_close && open[r->b]) {
            open[r->b] = false;
            now--;
        }
        most = now > most ? now : most;
    }
    return most;
}

/*
 * A page tells of no more than three others, the two below it and any one.  So who goes to the k-th address has begun to receive
 * a third of so many pages before.
 */
static void
want_told(struct evidence *e)
{
    bool asked[1024] = { false };
    long connects = 0, pages = 0;
    uint64_t from = 0;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        if (r->world != e->world || r->tid != e->main) {
            continue;
        }
        bool receives = r->a == SYS_recvfrom || r->a == SYS_recvmsg || r->a == SYS_read;
        if (r->type == TRACE_ENTER && receives) {
            from = r->b;
        } else if (r->type == TRACE_EXIT && receives && (int64_t)r->b > 0 && from < 1024 && asked[from]) {
            asked[from] = false;
            pages++;
        } else if (r->type == TRACE_ENTER && r->a == SYS_connect && r->b < 1024) {
            want(connects <= 3 * pages, "it goes to %ld pages, and the %ld that it has cannot have told it of so many", connects + 1, pages);
            asked[r->b] = true;
            connects++;
        }
    }
}

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
judge_pages(struct evidence *e, long pages)
{
    bool told[MOST] = { false };
    for (long i = 0; i < pages; i++) {
        const struct line *l = need_line(e, "page", (size_t)i);
        long n = number_of(l, "n"), children = (2 * n + 1 < pages) + (2 * n + 2 < pages);
        want(n >= 0 && n < pages && !told[n], "page %ld is not one, or told twice", n);
        told[n] = true;
        want(number_of(l, "status") == 200 && number_of(l, "links") == 2 * children + 4, "page %ld has other links", n);
    }
    want(count_lines(e, "page") == (size_t)pages, "%zu pages, not %ld", count_lines(e, "page"), pages);
}

static void
judge(struct evidence *e)
{
    long pages = arg_number(e->argc, e->argv, 1, 40), workers = arg_number(e->argc, e->argv, 2, 5);
    int64_t delay = arg_seconds(e->argc, e->argv, 3, "0.2");
    judge_pages(e, pages);
    const struct line *l = need_line(e, "crawled", 0);
    want(number_of(l, "pages") == pages && number_of(l, "requests") == pages, "%ld requests for %ld pages",
         number_of(l, "requests"), pages);
    want(number_of(l, "most") == workers, "%ld at a time, not %ld", number_of(l, "most"), workers);
    int64_t took = MILLISECONDS(number_of(l, "ms"));
    want(took >= pages / workers * delay && took < pages * delay * 3 / 4, "it took %ld ms", number_of(l, "ms"));

    uint32_t site, other;
    want(children_of(e, e->main, &site, 1) == 1, "the site is not one process");
    want(threads_of(e, e->main, &other, 1) == 0 && threads_of(e, site, &other, 1) == 0, "there are threads");
    want(count_accepted(e, site) == (size_t)pages, "the site accepted %zu connections", count_accepted(e, site));
    want_told(e);
    want(most_open(e) == workers, "%ld connections were open at a time, not %ld", most_open(e), workers);
}

LESSON_CHECK(c13, runs, judge);
