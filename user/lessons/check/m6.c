/* SPDX-License-Identifier: MIT */
/* M6: all connections were open before the first was closed, and all were answered; by a server of one thread that sleeps in
 * epoll, and by one with a thread for each, which costs more memory. */
#include <sys/syscall.h>

#include "user/lessons/check/check.h"

/* The default, 5 s of a processor under icount, is neither the first nor the last: cheats are tried with those. */
static void
runs(struct draw *d)
{
    puts("/lessons/m6-ten-thousand 400 60");
    puts("/lessons/m6-ten-thousand");
    long connections = draw_number(d, 100, 500);
    printf("/lessons/m6-ten-thousand %ld %ld\n", connections, draw_number(d, 20, 90));
}

/* How many the server had accepted when it first closed a descriptor of those; and all in all. */
static void
count_accepted(struct evidence *e, uint32_t pid, size_t *at_close, size_t *all)
{
    bool closed = false;
    *at_close = *all = 0;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        if (r->world != e->world || r->tid != pid) {
            continue;
        }
        *all += r->type == TRACE_EXIT && (r->a == SYS_accept || r->a == SYS_accept4) && (int64_t)r->b >= 0;
        closed |= r->type == TRACE_ENTER && r->a == SYS_close && *all > 0;
        *at_close = closed ? *at_close : *all;
    }
}

/* When main entered its n-th connect of this part is before it sent anything in it. */
static void
judge_client(struct evidence *e, size_t before, size_t n)
{
    int64_t first = call_time(e, e->main, SYS_sendto, before), last = call_time(e, e->main, SYS_connect, before + n - 1);
    want(last >= 0 && first > last, "the client did not connect %zu times before it asked", n);
}

static void
judge_part(struct evidence *e, const char *name, uint32_t pid, long connections, bool threads)
{
    const struct line *l = need_line(e, name, 0);
    size_t at_close, all, made = threads_of(e, pid, NULL, 0);
    want(number_of(l, "connections") == connections && number_of(l, "answered") == connections, "@%s: not %ld answered", name,
         connections);
    want(number_of(l, "threads") == (threads ? connections + 1 : 1), "@%s: %ld threads", name, number_of(l, "threads"));
    want(made == (threads ? (size_t)connections : 0), "process %u made %zu threads", pid, made);
    count_accepted(e, pid, &at_close, &all);
    want(all == (size_t)connections, "the server accepted %zu connections, not %ld", all, connections);
    want(threads || at_close == all, "the server had %zu connections at once, not %zu", at_close, all);
}

static void
judge(struct evidence *e)
{
    long connections = arg_number(e->argc, e->argv, 1, 10000), threads = arg_number(e->argc, e->argv, 2, 500);
    uint32_t server[2];
    want(children_of(e, e->main, server, 2) == 2, "there are not two servers");
    judge_part(e, "loop", server[0], connections, false);
    judge_part(e, "threads", server[1], threads, true);
    judge_client(e, 0, (size_t)connections);
    judge_client(e, (size_t)connections, (size_t)threads);
    want(count_blocks(e, server[0], TRACE_REASON_POLL, 1) > 0, "the loop never slept in poll");
    want(count_calls(e, server[0], SYS_epoll_wait, ANY_RESULT) + count_calls(e, server[0], SYS_epoll_pwait, ANY_RESULT) > 0,
         "the loop does not use epoll");
    long loop = number_of(need_line(e, "loop", 0), "bytes_each"), thread = number_of(need_line(e, "threads", 0), "bytes_each");
    want(loop > 500 && thread > loop + 4096, "a thread costs %ld bytes more than none", thread - loop);
}

LESSON_CHECK(m6, runs, judge);
