/* SPDX-License-Identifier: MIT */
/* N8: four answers to who closes; a connection for each page, then all pages over one, as connect and accept were called. */
#include <errno.h>
#include <string.h>
#include <sys/syscall.h>

#include "user/lessons/check/net_seen.h"

#define CASES 4

static void
runs(struct draw *d)
{
    puts("/lessons/n8-keep-alive");
    long pages = draw_number(d, 3, 30);
    const char *patience = draw_seconds(d, MILLISECONDS(100), MILLISECONDS(900));
    printf("/lessons/n8-keep-alive %ld %s %s\n", pages, patience, draw_word(d));
}

static void
judge_cases(struct evidence *e, int64_t patience)
{
    want_said(e, "version http=1.0 header=none closed=yes");
    want_said(e, "version http=1.1 header=none closed=no");
    want_said(e, "version http=1.1 header=close closed=yes");
    want_said(e, "version http=1.0 header=keep-alive closed=no");
    size_t waited = 0;
    for (size_t i = 0; i < e->block_count; i++) {
        const struct block *b = &e->blocks[i];
        waited += b->tid == e->main && (b->reason == TRACE_REASON_SOCKET || b->reason == TRACE_REASON_POLL)
                  && near(block_time(b), patience);
    }
    want(waited == 2, "the client did not wait two times for an end that does not come");
}

/* How many requests the client sent between its n-th connect and the next. */
static long
requests_over(struct evidence *e, size_t n)
{
    int64_t from = call_time(e, e->main, SYS_connect, n), to = call_time(e, e->main, SYS_connect, n + 1);
    long requests = 0;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        int64_t when = (int64_t)r->time_ns;
        requests += r->world == e->world && r->tid == e->main && r->type == TRACE_ENTER
                    && (r->a == SYS_sendto || r->a == SYS_sendmsg) && when > from && (to < 0 || when < to);
    }
    return requests;
}

static void
judge(struct evidence *e)
{
    long pages = arg_number(e->argc, e->argv, 1, 10);
    const char *text = arg_text(e->argc, e->argv, 3, "page");
    judge_cases(e, arg_seconds(e->argc, e->argv, 2, "0.2"));
    for (long i = 0; i < pages; i++) {
        want_said(e, "short page=%s connection=%ld request=1", text, CASES + 1 + i);
        want(requests_over(e, (size_t)(CASES + i)) == 1, "the short connections carry more than one request");
    }
    for (long i = 0; i < pages; i++) {
        want_said(e, "long page=%s connection=%ld request=%ld", text, CASES + 1 + pages, i + 1);
    }
    want(requests_over(e, (size_t)(CASES + pages)) == pages, "the long connection does not carry %ld requests", pages);

    uint32_t server;
    want(children_of(e, e->main, &server, 1) == 1, "the server is not one process");
    struct traffic theirs = traffic_of(e, server), ours = traffic_of(e, e->main);
    want(ours.connected == CASES + pages + 1 && theirs.accepted == ours.connected, "there are not %ld connections",
         CASES + pages + 1);
    want(theirs.sends == CASES + 2 * pages || theirs.sends == 2 * (CASES + 2 * pages),     /* head and body apart */
         "the server did not answer %ld requests", CASES + 2 * pages);
}

LESSON_CHECK(n8, runs, judge);
