/* SPDX-License-Identifier: MIT */
/*
 * What the kernel saw: questions to the trace.
 *
 * A thread's sleep begins at its BLOCK record and ends at the first record after it that wakes it (WAKE), or that is its own.
 * A SWITCH to it ends nothing: it may be preempted on its way into the sleep and come back to go on falling asleep.  Nor does a
 * NAME, which another may have given it.
 */
#include <errno.h>
#include <string.h>
#include <sys/syscall.h>

#include "user/lessons/check/check.h"

#define FIRST_PROCESS 1     /* init of each world */

#define EACH_RECORD(e, r) \
    (const struct trace_record *r = (e)->trace.records; r < (e)->trace.records + (e)->trace.count; r++) \
        if (r->world == (e)->world)

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

/* What comes next for a thread, at a moment of the trace. */
struct ahead {
    const struct trace_record *end;     /* of a sleep that is under way */
    const struct trace_record *over;    /* of its call, or of itself */
};

static struct block
block_at(const struct trace_record *r, const struct ahead *next)
{
    return (struct block){ .tid = r->tid, .reason = r->a, .object = r->b, .from = (int64_t)r->time_ns,
                           .to = next->end ? (int64_t)next->end->time_ns : INT64_MAX,
                           .timed_out = next->over && next->over->type == TRACE_EXIT && says_timed_out(next->over) };
}

/* From the last record to the first: so each sleep is met when its end is known. */
static void
find_blocks(struct evidence *e)
{
    uint32_t most = 0;
    size_t count = 0;
    for EACH_RECORD(e, r) {
        most = r->tid > most ? r->tid : most;
        count += r->type == TRACE_BLOCK;
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
        }
        if (r->type == TRACE_EXIT || r->type == TRACE_THREAD_END) {
            ahead[r->tid].over = r;
        }
        if (r->type != TRACE_SWITCH && r->type != TRACE_WAKE && r->type != TRACE_NAME) {
            ahead[r->tid].end = r;
        }
    }
    free(ahead);
}

void
seen_enter_world(struct evidence *e, uint16_t world)
{
    e->world = world;
    e->main = 0;
    for EACH_RECORD(e, r) {
        if (r->type == TRACE_PROCESS_START && r->b == FIRST_PROCESS) {
            e->main = (uint32_t)r->a;
            break;
        }
    }
    find_blocks(e);
    want(e->main != 0, "the kernel saw no program start in world %u", world);
}

/* The lesson is what init of the boot world starts first. */
void
seen_prepare(struct evidence *e)
{
    for (uint64_t i = 0; i < e->trace.count; i++) {
        if (e->trace.records[i].type == TRACE_PROCESS_START && e->trace.records[i].b == FIRST_PROCESS) {
            seen_enter_world(e, e->trace.records[i].world);
            return;
        }
    }
    want(false, "the kernel saw no program start");
}

static size_t
started_by(const struct evidence *e, unsigned type, uint32_t pid, uint32_t *list, size_t room)
{
    size_t n = 0;
    for EACH_RECORD(e, r) {
        if (r->type == type && r->b == pid) {
            if (n < room) {
                list[n] = (uint32_t)r->a;
            }
            n++;
        }
    }
    return n;
}

size_t
children_of(const struct evidence *e, uint32_t pid, uint32_t *children, size_t room)
{
    return started_by(e, TRACE_PROCESS_START, pid, children, room);
}

size_t
threads_of(const struct evidence *e, uint32_t pid, uint32_t *threads, size_t room)
{
    return started_by(e, TRACE_THREAD_START, pid, threads, room);
}

bool
process_end(const struct evidence *e, uint32_t pid, int *status, int64_t *when)
{
    for EACH_RECORD(e, r) {
        if (r->type == TRACE_PROCESS_END && r->a == pid) {
            *status = (int)r->b;
            *when = (int64_t)r->time_ns;
            return true;
        }
    }
    return false;
}

int64_t
process_start_time(const struct evidence *e, uint32_t pid)
{
    for EACH_RECORD(e, r) {
        if (r->type == TRACE_PROCESS_START && r->a == pid) {
            return (int64_t)r->time_ns;
        }
    }
    want(false, "the kernel made no process %u", pid);
    return 0;
}

int64_t
block_time(const struct block *b)
{
    return b->to == INT64_MAX ? INT64_MAX : b->to - b->from;
}

const struct block *
block_of(const struct evidence *e, uint32_t tid, uint64_t reason, int64_t least, size_t n)
{
    for (size_t i = 0; i < e->block_count; i++) {
        const struct block *b = &e->blocks[i];
        if (b->tid == tid && (b->reason == reason || reason == ANY_REASON) && block_time(b) >= least && n-- == 0) {
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

void
want_sleeps(const struct evidence *e, uint32_t tid, size_t times, int64_t each)
{
    size_t n = count_blocks(e, tid, TRACE_REASON_SLEEP, TICK / 10);
    want(n == times, "thread %u slept %zu times, not %zu", tid, n, times);
    for (size_t i = 0; i < n; i++) {
        int64_t slept = block_time(block_of(e, tid, TRACE_REASON_SLEEP, TICK / 10, i));
        want(near(slept, each), "thread %u slept %lld ms, not %lld", tid, (long long)(slept / MILLISECONDS(1)),
             (long long)(each / MILLISECONDS(1)));
    }
}

int64_t
cpu_time(const struct evidence *e, uint32_t tid)
{
    int64_t since = -1, total = 0;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        if (r->type != TRACE_SWITCH) {
            continue;
        }
        if (r->tid == tid && r->world == e->world && since >= 0) {
            total += (int64_t)r->time_ns - since;
            since = -1;
        } else if (r->a == tid) {
            since = (int64_t)r->time_ns;
        }
    }
    return total;
}

size_t
count_calls(const struct evidence *e, uint32_t tid, uint64_t call, int64_t result)
{
    size_t n = 0;
    for EACH_RECORD(e, r) {
        n += r->type == TRACE_EXIT && r->tid == tid && r->a == call
             && (result == ANY_RESULT || (int64_t)r->b == result);
    }
    return n;
}

int64_t
call_time(const struct evidence *e, uint32_t tid, uint64_t call, size_t n)
{
    for EACH_RECORD(e, r) {
        if (r->type == TRACE_ENTER && r->tid == tid && r->a == call && n-- == 0) {
            return (int64_t)r->time_ns;
        }
    }
    return -1;
}

size_t
calls_before(const struct evidence *e, uint32_t tid, uint64_t call, int64_t when)
{
    size_t n = 0;
    for (int64_t t; (t = call_time(e, tid, call, n)) >= 0 && t < when;) {
        n++;
    }
    return n;
}

size_t
count_signals(const struct evidence *e, uint32_t target, int signo)
{
    size_t n = 0;
    for EACH_RECORD(e, r) {
        n += r->type == TRACE_SIGNAL && r->a == target && r->b == (uint64_t)signo;
    }
    return n;
}

bool
near(int64_t value, int64_t expected)
{
    return value > expected - TICK && value <= expected + TICK;
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

bool
write_fault(const struct evidence *e, uint32_t tid, uint64_t address)
{
    const uint64_t present_and_write = 3;
    for EACH_RECORD(e, r) {
        if (r->type == TRACE_FAULT && r->tid == tid && r->a / 4096 == address / 4096
            && (r->b & present_and_write) == present_and_write) {
            return true;
        }
    }
    return false;
}

bool
was_named(const struct evidence *e, uint32_t tid, const char *name)
{
    for EACH_RECORD(e, r) {
        if (r->type == TRACE_NAME && r->tid == tid && strncmp((const char *)&r->a, name, 15) == 0) {
            return true;
        }
    }
    return false;
}
