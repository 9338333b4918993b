/* SPDX-License-Identifier: MIT */
/*
 * What the kernel saw of threads that slept.
 *
 * A thread's sleep begins at its BLOCK record and ends at the first record after it that wakes it (WAKE), or that is its own.
 * A SWITCH to it ends nothing: it may be preempted on its way into the sleep and come back to go on falling asleep.  Nor does a
 * NAME, which another may have given it.
 *
 * A pause is a sleep by the clock, or select and poll of nothing that time out; in a thread that has no such, any wait that ends by
 * its timeout.
 */
#include <errno.h>
#include <string.h>
#include <sys/syscall.h>

#include "user/lessons/check/check.h"

/* The call in which the thread slept came back with nothing. */
static bool
says_timed_out(const struct trace_record *exit)
{
    switch (exit->a) {
    case SYS_poll: case SYS_ppoll: case SYS_select: case SYS_pselect6: case SYS_epoll_wait: case SYS_epoll_pwait:
        return exit->b == 0;
    default:
        return (int64_t)exit->b == -ETIMEDOUT || (int64_t)exit->b == -EAGAIN;
    }
}

/* select of no descriptors, poll of no list of them. */
static bool
waits_for_nothing(const struct trace_record *enter)
{
    bool any = enter->a == SYS_poll || enter->a == SYS_ppoll || enter->a == SYS_select || enter->a == SYS_pselect6;
    return any && enter->b == 0;
}

/* What comes next for a thread, at a moment of the trace. */
struct ahead {
    const struct trace_record *end;     /* of a sleep that is under way */
    const struct trace_record *over;    /* of its call, or of itself */
    struct block *last;                 /* sleep of the call that is under way */
    bool sleeps;                        /* by the clock, at some time */
};

static struct block
block_at(const struct trace_record *r, const struct ahead *next)
{
    return (struct block){ .tid = r->tid, .reason = r->a, .pause = r->a == TRACE_REASON_SLEEP, .object = r->b, .from = (int64_t)r->time_ns,
                           .to = next->end ? (int64_t)next->end->time_ns : INT64_MAX,
                           .timed_out = next->over && next->over->type == TRACE_EXIT && says_timed_out(next->over) };
}

/* From the last record to the first: so each sleep is met when its end is known. */
void
seen_find_blocks(struct evidence *e)
{
    uint32_t most = 0;
    size_t count = 0;
    for (const struct trace_record *r = e->trace.records; r < e->trace.records + e->trace.count; r++) {
        most = r->world == e->world && r->tid > most ? r->tid : most;
        count += r->world == e->world && r->type == TRACE_BLOCK;
    }
    struct ahead *ahead = calloc(most + 1, sizeof *ahead);
    e->blocks = realloc(e->blocks, (count + 1) * sizeof *e->blocks);
    e->block_count = count;
    for (const struct trace_record *r = e->trace.records + e->trace.count; r-- > e->trace.records;) {
        if (r->type == TRACE_WAKE && r->a <= most) {    /* by whomever: timers are of no world */
            ahead[r->a].end = r;
        }
        if (r->world != e->world) {
            continue;
        }
        if (r->type == TRACE_BLOCK) {
            e->blocks[--count] = block_at(r, &ahead[r->tid]);
            ahead[r->tid].last = &e->blocks[count];
            ahead[r->tid].sleeps |= e->blocks[count].pause;
        }
        if (r->type == TRACE_ENTER && ahead[r->tid].last && waits_for_nothing(r)) {
            ahead[r->tid].sleeps |= ahead[r->tid].last->pause = ahead[r->tid].last->timed_out;
        }
        if (r->type == TRACE_EXIT || r->type == TRACE_THREAD_END) {
            ahead[r->tid].over = r;
            ahead[r->tid].last = NULL;
        }
        if (r->type != TRACE_SWITCH && r->type != TRACE_WAKE && r->type != TRACE_NAME) {
            ahead[r->tid].end = r;
        }
    }
    for (size_t i = 0; i < e->block_count; i++) {
        e->blocks[i].pause |= e->blocks[i].timed_out && !ahead[e->blocks[i].tid].sleeps;
    }
    free(ahead);
}

int64_t
block_time(const struct block *b)
{
    return b->to == INT64_MAX ? INT64_MAX : b->to - b->from;
}

static bool
is_for(const struct block *b, uint64_t reason)
{
    return b->reason == reason || reason == ANY_REASON || (reason == TRACE_REASON_SLEEP && b->pause);
}

const struct block *
block_of(const struct evidence *e, uint32_t tid, uint64_t reason, int64_t least, size_t n)
{
    for (size_t i = 0; i < e->block_count; i++) {
        const struct block *b = &e->blocks[i];
        if (b->tid == tid && is_for(b, reason) && block_time(b) >= least && n-- == 0) {
            return b;
        }
    }
    return NULL;
}

size_t
count_blocks(const struct evidence *e, uint32_t tid, uint64_t reason, int64_t least)
{
    size_t n = 0;
    while (block_of(e, tid, reason, least, n)) {
        n++;
    }
    return n;
}

bool
overlap(const struct block *a, const struct block *b)
{
    return a->from < b->to && b->from < a->to;
}

/* Not for the clock alone, nor for a person. */
static bool
for_another(const struct block *b)
{
    return b->reason != TRACE_REASON_OTHER && b->reason != TRACE_REASON_SLEEP && b->reason != TRACE_REASON_CONSOLE;
}

/* The last piece of a wait that others interrupted, as who waits in a loop for a condition that is not true yet. */
static const struct block *
find_pieces(const struct evidence *e, uint32_t tid, int64_t expected, bool in_vain)
{
    for (size_t i = 0; i < e->block_count; i++) {
        int64_t until = e->blocks[i].from;
        for (size_t k = i; k < e->block_count && e->blocks[i].tid == tid; k++) {
            const struct block *b = &e->blocks[k];
            if (b->tid != tid || b->from > until + TICK / 2 || !for_another(b)) {
                continue;
            }
            until = b->to;
            if (b->timed_out == in_vain && near(b->to - e->blocks[i].from, expected)) {
                return b;
            }
            if (b->timed_out) {
                break;
            }
        }
    }
    return NULL;
}

static const struct block *
find_wait(const struct evidence *e, uint32_t tid, int64_t expected, bool in_vain)
{
    for (size_t i = 0; i < e->block_count; i++) {
        const struct block *b = &e->blocks[i];
        if (b->tid == tid && for_another(b) && b->timed_out == in_vain && near(block_time(b), expected)) {
            return b;
        }
    }
    return find_pieces(e, tid, expected, in_vain);
}

const struct block *
waited_for(const struct evidence *e, uint32_t tid, int64_t expected)
{
    return find_wait(e, tid, expected, false);
}

const struct block *
waited_in_vain(const struct evidence *e, uint32_t tid, int64_t expected)
{
    return find_wait(e, tid, expected, true);
}

const struct block *
wait_of(const struct evidence *e, uint32_t tid, int64_t least, size_t n)
{
    for (size_t i = 0; i < e->block_count; i++) {
        const struct block *b = &e->blocks[i];
        bool for_end = b->reason == TRACE_REASON_JOIN || b->reason == TRACE_REASON_WAIT;
        if (b->tid == tid && for_another(b) && !for_end && !b->timed_out && block_time(b) >= least && n-- == 0) {
            return b;
        }
    }
    return NULL;
}

size_t
count_waits(const struct evidence *e, uint32_t tid, int64_t least)
{
    size_t n = 0;
    while (wait_of(e, tid, least, n)) {
        n++;
    }
    return n;
}
