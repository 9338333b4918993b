/* SPDX-License-Identifier: MIT */
/* N10: each descriptor that the kernel gave out is found in /proc with its holder, the inherited one with both; netstat and lsof
 * list the same. */
#include <string.h>
#include <sys/syscall.h>

#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    puts("/lessons/n10-who-holds");
    long port = draw_number(d, 2000, 20000);
    printf("/lessons/n10-who-holds %ld %ld\n", port, draw_number(d, 20001, 30000));
}

/* What the n-th such call of main returned. */
static long
result_of(struct evidence *e, uint64_t call, size_t n)
{
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        if (r->world == e->world && r->tid == e->main && r->type == TRACE_EXIT && r->a == call && n-- == 0) {
            return (long)r->b;
        }
    }
    want(false, "main did not make %zu calls of %llu", n + 1, (unsigned long long)call);
    return -1;
}

static long
want_holder(struct evidence *e, const char *role, const char *state, long pid, long fd)
{
    const struct line *l;
    for (size_t i = 0; (l = find_line(e, "holder", i)) != NULL; i++) {
        if (says(l, "role", role) && number_of(l, "pid") == pid && (fd < 0 || number_of(l, "fd") == fd)) {
            want(says(l, "state", state), "the %s is in state %s", role, state);
            return number_of(l, "inode");
        }
    }
    want(false, "nobody says that process %ld holds the %s as %ld", pid, role, fd);
    return -1;
}

/* A line of the output that is not tagged has all three. */
static void
want_listed(struct evidence *e, const char *a, const char *b, const char *c)
{
    char line[256];
    for (const char *at = e->output; *at; at += strcspn(at, "\n"), at += *at == '\n') {
        snprintf(line, sizeof line, "%.*s", (int)strcspn(at, "\n"), at);
        if (*line != '@' && strstr(line, a) && strstr(line, b) && strstr(line, c)) {
            return;
        }
    }
    want(false, "no line has %s, %s and %s", a, b, c);
}

static void
judge_tools(struct evidence *e, long port, long udp_port, uint32_t other)
{
    char local[32], datagrams[32], mine[32], theirs[32];
    snprintf(local, sizeof local, ":%ld", port);
    snprintf(datagrams, sizeof datagrams, ":%ld", udp_port);
    snprintf(mine, sizeof mine, " %u ", e->main);
    snprintf(theirs, sizeof theirs, " %u ", other);
    want(number_of(need_line(e, "tool", 0), "status") == 0 && number_of(need_line(e, "tool", 1), "status") == 0,
         "netstat or lsof failed");
    want_listed(e, "tcp ", local, "LISTEN");
    want_listed(e, "tcp ", local, "ESTABLISHED");
    want_listed(e, "udp ", datagrams, "0.0.0.0:*");
    want_listed(e, mine, local, "(LISTEN)");
    want_listed(e, theirs, local, "(LISTEN)");
    want_listed(e, theirs, local, "(ESTABLISHED)");
}

static void
judge(struct evidence *e)
{
    long port = arg_number(e->argc, e->argv, 1, 8080), udp_port = arg_number(e->argc, e->argv, 2, 8888);
    uint32_t child[3];
    want(children_of(e, e->main, child, 3) == 3, "there are not a client and two tools");
    want(call_time(e, child[1], SYS_execve, 0) >= 0 && call_time(e, child[2], SYS_execve, 0) >= 0, "no tools were executed");
    long listener = result_of(e, SYS_socket, 0), udp = result_of(e, SYS_socket, 1), accepted = result_of(e, SYS_accept, 0);
    long inode = want_holder(e, "listener", "LISTEN", e->main, listener);
    want(want_holder(e, "listener", "LISTEN", child[0], listener) == inode, "the child's listener is not the same");
    long other = want_holder(e, "accepted", "ESTABLISHED", e->main, accepted);
    want(want_holder(e, "client", "ESTABLISHED", child[0], -1) != other && other != inode, "two sockets have the same inode");
    want_holder(e, "udp", "none", e->main, udp);
    want(count_lines(e, "holder") == 5, "%zu holders, not 5", count_lines(e, "holder"));
    size_t links = count_calls(e, e->main, SYS_readlink, ANY_RESULT) + count_calls(e, e->main, SYS_readlinkat, ANY_RESULT);
    want(links >= 8, "the links of /proc/PID/fd were not read");
    judge_tools(e, port, udp_port, child[0]);
}

LESSON_CHECK(n10, runs, judge);
