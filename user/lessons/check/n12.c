/* SPDX-License-Identifier: MIT */
/* N12: how far the sender was ahead, replayed from what both calls returned; it slept in send meanwhile, less so with more room;
 * datagrams were lost instead. */
#include <sys/syscall.h>

#include "user/lessons/bytes.h"
#include "user/lessons/check/net_seen.h"

#define SEND 1000

static void
runs(struct draw *d)
{
    puts("/lessons/n12-flow-control");
    long bytes = draw_number(d, 120000, 220000), piece = draw_number(d, 3000, 9000);
    const char *delay = draw_seconds(d, MILLISECONDS(20), MILLISECONDS(80));
    printf("/lessons/n12-flow-control %ld %ld %s %ld\n", bytes, piece, delay, draw_number(d, 2400, 5000));
}

struct race {
    uint32_t sender, reader;
    bool on;                    /* from the sender's first byte to its last */
    long ahead, most;
};

static void
follow(void *arg, const struct trace_record *r, bool out, int64_t n)
{
    struct race *a = arg;
    if (out && r->tid == a->sender && n > 0) {
        a->ahead += (long)n;
        a->on = true;
    } else if (!out && r->tid == a->reader && a->on && n > 0) {
        a->ahead -= (long)n;
    }
    a->most = a->ahead > a->most ? a->ahead : a->most;
}

/* How long it slept for room, in the call itself or in poll. */
static int64_t
blocked(struct evidence *e, uint32_t tid)
{
    int64_t total = 0;
    for (size_t i = 0; i < e->block_count; i++) {
        const struct block *b = &e->blocks[i];
        total += b->tid == tid && (b->reason == TRACE_REASON_SOCKET || b->reason == TRACE_REASON_POLL) ? block_time(b) : 0;
    }
    return total;
}

/* How long the sender took.  (What a recv is about to return is no longer in the way, which the trace sees only at its end.) */
static long
judge_stream(struct evidence *e, size_t n, uint32_t sender, long buffer, long bytes, long piece, int64_t delay)
{
    const struct line *l = need_line(e, "stream", n);
    long ms = number_of(l, "sender_ms"), ahead = number_of(l, "ahead");
    struct race race = { .sender = sender, .reader = e->main };
    want(number_of(l, "buffer") == buffer && number_of(l, "taken") == bytes, "@stream %zu: %ld bytes are taken", n, bytes);
    want(number_of(l, "digest") == bytes_digest_of(1, (size_t)bytes), "other bytes came");
    traffic_each(e, follow, &race);
    want(ahead <= race.most && ahead >= race.most - piece - 3 * SEND, "the sender was ahead by %ld, not %ld", race.most, ahead);
    want(ahead > buffer && ahead <= 4 * buffer + 4 * SEND, "with buffers of %ld it cannot be ahead by %ld", buffer, ahead);
    want(blocked(e, sender) >= MILLISECONDS(ms) - 2 * delay, "the sender was not asleep for %ld ms", ms);
    want(traffic_of(e, sender).sent == bytes, "the sender did not send %ld bytes", bytes);
    return ms;
}

static void
judge(struct evidence *e)
{
    long bytes = arg_number(e->argc, e->argv, 1, 100000), piece = arg_number(e->argc, e->argv, 2, 4000);
    long buffer = arg_number(e->argc, e->argv, 4, 4000), pieces = (bytes + piece - 1) / piece;
    int64_t delay = arg_seconds(e->argc, e->argv, 3, "0.02");
    uint32_t sender[3];
    want(children_of(e, e->main, sender, 3) == 3, "there are not three senders");
    long small = judge_stream(e, 0, sender[0], buffer, bytes, piece, delay);
    long large = judge_stream(e, 1, sender[1], 4 * buffer, bytes, piece, delay);
    want(large < small, "with more room the sender is not done earlier: %ld and %ld ms", large, small);
    want(small >= (bytes - 8 * buffer) / piece * (long)(delay / MILLISECONDS(1)) / 2, "the sender is done too early");
    want_sleeps(e, e->main, 2 * (size_t)(pieces + 1), delay);

    const struct line *l = need_line(e, "datagrams", 0);
    long sent = number_of(l, "sent"), taken = number_of(l, "taken");
    want(sent == (bytes + SEND - 1) / SEND && taken > 0 && taken * SEND <= 2 * buffer + SEND && taken < sent,
         "of %ld datagrams %ld cannot be taken", sent, taken);
    want(traffic_of(e, sender[2]).sends == sent && blocked(e, sender[2]) == 0, "the datagrams were not sent without waiting");
    struct traffic ours = traffic_of(e, e->main);
    want(ours.received > 2 * bytes && ours.received <= 2 * bytes + taken * SEND, "the reader received other bytes");
}

LESSON_CHECK(n12, runs, judge);
