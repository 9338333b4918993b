/* SPDX-License-Identifier: MIT */
/* Contracts in manager_seen.h. */
#include <sys/syscall.h>
#include <unistd.h>

#include "user/lessons/check/manager_seen.h"

#define MOST_THREADS 32
#define PROOF 3     /* messages for each connection: a question, the verdict, an answer */

size_t
messages_sent(const struct evidence *e, uint32_t pid)
{
    size_t n = 0;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        n += r->type == TRACE_ENTER && r->tid == pid && r->world == e->world && r->b > STDERR_FILENO
             && (r->a == SYS_write || r->a == SYS_writev || r->a == SYS_sendto || r->a == SYS_sendmsg);
    }
    return n;
}

void
want_server(struct evidence *e, uint32_t pid, size_t connections, size_t answers)
{
    uint32_t thread[MOST_THREADS];
    size_t n = threads_of(e, pid, thread, MOST_THREADS), sent = 0;
    want(n >= connections, "process %u served %zu connections, not %zu", pid, n, connections);
    for (size_t i = 0; i < n && i < MOST_THREADS; i++) {
        sent += messages_sent(e, thread[i]);
    }
    want(sent >= PROOF * connections + answers, "process %u sent %zu messages, not %zu answers and the proofs of the key", pid, sent,
         answers);
}
