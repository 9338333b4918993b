/* SPDX-License-Identifier: MIT */
/* What the kernel saw: questions to the trace.  Of sleeps: blocks.c. */
#include <string.h>
#include <sys/syscall.h>

#include "user/lessons/check/check.h"

#define FIRST_PROCESS 1     /* init of each world */

#define EACH_RECORD(e, r) \
    (const struct trace_record *r = (e)->trace.records; r < (e)->trace.records + (e)->trace.count; r++) \
        if (r->world == (e)->world)

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
    seen_find_blocks(e);
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

struct taken
taken_by(const struct evidence *e, uint32_t tid)
{
    static const uint64_t call[] = { SYS_read, SYS_readv, SYS_pread64, SYS_recvfrom, SYS_recvmsg, SYS_mq_timedreceive, SYS_msgrcv };
    struct taken sum = { 0 };
    for EACH_RECORD(e, r) {
        for (size_t i = 0; r->type == TRACE_EXIT && r->tid == tid && (int64_t)r->b > 0 && i < sizeof call / sizeof call[0]; i++) {
            sum.times += r->a == call[i];
            sum.bytes += r->a == call[i] ? (int64_t)r->b : 0;
        }
    }
    return sum;
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

void
want_results(struct evidence *e, const int call[2], const long *results, size_t n)
{
    size_t seen = 0;
    for EACH_RECORD(e, r) {
        if (r->type != TRACE_EXIT || r->tid != e->main || (r->a != (uint64_t)call[0] && r->a != (uint64_t)call[1])) {
            continue;
        }
        want(seen < n && (long)r->b == results[seen], "call %zu of that kind returned %ld, not %ld", seen + 1, (long)r->b,
             seen < n ? results[seen] : 0);
        seen++;
    }
    want(seen == n, "%zu calls, not %zu", seen, n);
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
