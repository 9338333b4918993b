/* SPDX-License-Identifier: MIT */
/* N11: refusals, a wait before a full backlog, a connection that outlives its listener, a send that takes a part: as the calls
 * returned them. */
#include <errno.h>
#include <string.h>
#include <sys/syscall.h>

#include "user/lessons/bytes.h"
#include "user/lessons/check/net_seen.h"

static void
runs(struct draw *d)
{
    puts("/lessons/n11-tcp-notes");
    long backlog = draw_number(d, 1, 20);
    const char *patience = draw_seconds(d, MILLISECONDS(200), SECONDS(2));
    long bytes = draw_number(d, 400000, 900000);
    printf("/lessons/n11-tcp-notes %ld %s %ld %s\n", backlog, patience, bytes, draw_word(d));
}

static void
judge_backlog(struct evidence *e, long backlog, int64_t patience)
{
    const struct line *l = need_line(e, "backlog", 0), *ports = need_line(e, "ephemeral", 0);
    want(number_of(l, "asked") == backlog && number_of(l, "through") == backlog + 1, "%ld come through", backlog + 1);
    want(says(l, "next", "EINPROGRESS"), "the next one waits: EINPROGRESS");
    want_ms(l, "ms", patience);
    const struct block *b = block_of(e, e->main, TRACE_REASON_SOCKET, TICK, 0);
    want(b && near(block_time(b), patience), "it did not wait so long in connect");
    want(count_calls(e, e->main, SYS_connect, 0) == (size_t)backlog + 1, "not %ld connects succeeded", backlog + 1);
    want(count_calls(e, e->main, SYS_connect, -EINPROGRESS) == 1, "no connect waited in vain");
    want(number_of(ports, "before") == 0 && number_of(ports, "clients") == backlog + 1
         && number_of(ports, "distinct") == backlog + 1 && number_of(ports, "like_the_server") == 0,
         "each client has a port of its own, once it connects");
    want(says(need_line(e, "accepted", 0), "the_next", "connected"), "an accept lets the next one in");
    want(count_calls(e, e->main, SYS_getsockname, 0) > (size_t)backlog, "nobody asked for the clients' ports");
}

/* How much the first send of at least `least` bytes' worth took: the partial one. */
static long
biggest_send(struct evidence *e)
{
    long most = 0;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        if (r->world == e->world && r->tid == e->main && r->type == TRACE_EXIT && (r->a == SYS_sendto || r->a == SYS_write)) {
            most = (long)r->b > most ? (long)r->b : most;
        }
    }
    return most;
}

static void
judge(struct evidence *e)
{
    long backlog = arg_number(e->argc, e->argv, 1, 3), bytes = arg_number(e->argc, e->argv, 3, 500000);
    int64_t patience = arg_seconds(e->argc, e->argv, 2, "0.5");
    const char *text = arg_text(e->argc, e->argv, 4, "still_here");
    want(says(need_line(e, "no_server", 0), "connect", "ECONNREFUSED"), "where nobody listens a connection is refused");
    judge_backlog(e, backlog, patience);
    want(says(need_line(e, "closed", 0), "new", "ECONNREFUSED") && says(need_line(e, "closed", 0), "old", text),
         "a closed listener refuses the new, and the old go on");
    want(says(need_line(e, "closed", 1), "not_accepted", "ECONNRESET"), "who was not accepted is reset");
    want(count_calls(e, e->main, SYS_recvfrom, -ECONNRESET) == 1, "no recv said ECONNRESET");
    struct traffic t = traffic_of_thread(e, e->main);
    want(t.refused == 2 && t.accepted == 1, "not two refusals and one accept");

    const struct line *send = need_line(e, "send", 0), *all = need_line(e, "sendall", 0);
    long took = number_of(send, "took");
    uint32_t reader;
    want(number_of(send, "asked") == bytes && took > 0 && took < bytes, "one send takes a part");
    want(took == biggest_send(e), "the first send took %ld bytes, not %ld", biggest_send(e), took);
    want(number_of(all, "sent") == bytes && number_of(all, "received") == bytes, "sendall sends %ld bytes", bytes);
    want(number_of(all, "digest") == bytes_digest_of(1, (size_t)bytes), "other bytes came");
    want(threads_of(e, e->main, &reader, 1) == 1 && traffic_of_thread(e, reader).received == bytes, "the reader is no thread");
    want(t.sent == bytes + 2 * (long)strlen(text), "main sent %ld bytes", t.sent);
}

LESSON_CHECK(n11, runs, judge);
