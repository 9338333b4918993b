/* SPDX-License-Identifier: MIT */
/* Sockets in the trace: a walk over all records that knows which descriptor of which process is a socket. */
#include <errno.h>
#include <string.h>
#include <sys/syscall.h>

#include "user/lessons/check/net_seen.h"

#define TIDS 65536
#define FILES 1024
#define PROCESSES 256

static struct {
    uint32_t pid[TIDS];             /* of a thread; 0: not seen to start */
    uint64_t fd[TIDS];              /* of the call that the thread is in */
    unsigned process[TIDS];         /* a process's place below, from 1 */
    unsigned processes;
    bool socket[PROCESSES][FILES];
} now;

static bool *
sockets_of(uint32_t pid)
{
    pid %= TIDS;
    if (!now.process[pid]) {
        want(now.processes + 1 < PROCESSES, "there are more processes than can be judged");
        now.process[pid] = ++now.processes;
    }
    return now.socket[now.process[pid]];
}

static bool *
slot(const struct trace_record *r, uint64_t fd)
{
    static bool none;
    uint32_t pid = now.pid[r->tid % TIDS];
    none = false;
    return fd < FILES ? &sockets_of(pid ? pid : r->tid)[fd] : &none;
}

/* 1: out, -1: in, 0: neither. */
static int
direction(uint64_t call)
{
    switch (call) {
    case SYS_sendto: case SYS_sendmsg: case SYS_write: case SYS_writev: return 1;
    case SYS_recvfrom: case SYS_recvmsg: case SYS_read: case SYS_readv: return -1;
    }
    return 0;
}

/* A call returned: what became of its descriptor; true: it was a transfer through a socket. */
static bool
follow_call(const struct trace_record *r)
{
    uint64_t fd = now.fd[r->tid % TIDS];
    bool is_socket = *slot(r, fd);
    if ((int64_t)r->b >= 0 && (r->a == SYS_socket || r->a == SYS_accept || r->a == SYS_accept4)) {
        *slot(r, r->b) = true;
    } else if ((int64_t)r->b >= 0 && (r->a == SYS_dup || r->a == SYS_dup2 || r->a == SYS_dup3)) {
        *slot(r, r->b) = is_socket;
    } else if ((int64_t)r->b >= 0 && (r->a == SYS_open || r->a == SYS_openat)) {
        *slot(r, r->b) = false;
    }
    return direction(r->a) && is_socket;
}

static bool
follow(const struct trace_record *r)
{
    switch (r->type) {
    case TRACE_PROCESS_START:
        now.pid[r->a % TIDS] = (uint32_t)r->a;
        memcpy(sockets_of((uint32_t)r->a), sockets_of((uint32_t)r->b), sizeof now.socket[0]);
        break;
    case TRACE_THREAD_START:
        now.pid[r->a % TIDS] = (uint32_t)r->b;
        break;
    case TRACE_ENTER:
        now.fd[r->tid % TIDS] = r->b;
        if (r->a == SYS_close) {
            *slot(r, r->b) = false;     /* before it returns another thread may have got the same number */
        }
        break;
    case TRACE_EXIT:
        return follow_call(r);
    }
    return false;
}

void
traffic_each(const struct evidence *e, traffic_visit *visit, void *arg)
{
    memset(&now, 0, sizeof now);
    for (const struct trace_record *r = e->trace.records; r < e->trace.records + e->trace.count; r++) {
        if (r->world == e->world && follow(r)) {
            visit(arg, r, direction(r->a) > 0, (int64_t)r->b);
        }
    }
}

struct sum {
    struct traffic traffic;
    uint32_t pid, tid;              /* one of them 0 */
};

static bool
counts(const struct sum *s, const struct trace_record *r)
{
    uint32_t pid = now.pid[r->tid % TIDS];
    return s->tid ? s->tid == r->tid : s->pid == (pid ? pid : r->tid);
}

static void
add(void *arg, const struct trace_record *r, bool out, int64_t n)
{
    struct sum *s = arg;
    struct traffic *t = &s->traffic;
    if (!counts(s, r)) {
        return;
    }
    *(out ? &t->sends : &t->receives) += n > 0;
    *(out ? &t->sent : &t->received) += n > 0 ? n : 0;
    t->ends += !out && n == 0;
    t->again += n == -EAGAIN;
}

static struct traffic
sum_up(const struct evidence *e, struct sum s)
{
    traffic_each(e, add, &s);
    for (const struct trace_record *r = e->trace.records; r < e->trace.records + e->trace.count; r++) {
        if (r->world == e->world && r->type == TRACE_EXIT && counts(&s, r)) {
            s.traffic.accepted += (r->a == SYS_accept || r->a == SYS_accept4) && (int64_t)r->b >= 0;
            s.traffic.connected += r->a == SYS_connect && r->b == 0;
            s.traffic.refused += r->a == SYS_connect && (int64_t)r->b == -ECONNREFUSED;
        }
    }
    return s.traffic;
}

struct traffic
traffic_of(const struct evidence *e, uint32_t pid)
{
    return sum_up(e, (struct sum){ .pid = pid });
}

struct traffic
traffic_of_thread(const struct evidence *e, uint32_t tid)
{
    return sum_up(e, (struct sum){ .tid = tid });
}
