/* SPDX-License-Identifier: MIT */
/* N2: refused by the wrong port; a deadlock of two that receive; a listener that is no connection; and a conversation. */
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>

#include "user/lessons/check/net_seen.h"

static void
runs(struct draw *d)
{
    long port = draw_number(d, 2000, 30000);
    puts("/lessons/n2-client-server");
    puts("/lessons/n2-client-server refused");
    puts("/lessons/n2-client-server wait");
    puts("/lessons/n2-client-server listener");
    const char *text = draw_word(d);
    printf("/lessons/n2-client-server mended %s %s_%ld %ld\n", text, draw_word(d), draw_number(d, 1, 999), port);
}

static void
judge_refused(struct evidence *e, uint32_t server)
{
    int status;
    int64_t when;
    want_said(e, "client connect=ECONNREFUSED");
    want(traffic_of(e, e->main).refused == 1, "no connect was refused");
    want(process_end(e, server, &status, &when) && status == SIGTERM, "the server was not ended by SIGTERM");
}

/* The report names that thread. */
static void
want_stuck(struct evidence *e, uint32_t tid, const char *who)
{
    char name[24];
    snprintf(name, sizeof name, "thread %u (", tid);
    want(block_of(e, tid, TRACE_REASON_SOCKET, INT64_MAX, 0), "the %s does not wait for ever in a socket", who);
    want(strstr(e->errors, name), "the report does not name the %s, thread %u", who, tid);
}

static void
judge_wait(struct evidence *e, uint32_t server)
{
    want(traffic_of(e, e->main).connected == 1 && traffic_of(e, server).accepted == 1, "they are not connected");
    want_stuck(e, e->main, "client");
    want_stuck(e, server, "server");
    want(e->status == 124, "the launcher's status is %d, not 124", e->status);
}

static void
judge_listener(struct evidence *e, uint32_t server)
{
    want(says(need_line(e, "server", 1), "recv", "ENOTCONN"), "recv on a listener is ENOTCONN");
    want(count_calls(e, server, SYS_recvfrom, -ENOTCONN) + count_calls(e, server, SYS_read, -ENOTCONN) == 1,
         "the kernel never returned ENOTCONN");
    want(traffic_of(e, server).accepted == 1 && traffic_of(e, e->main).sends == 1, "nobody was connected and spoke");
}

static void
judge_mended(struct evidence *e, uint32_t server)
{
    const char *text = arg_text(e->argc, e->argv, 2, "hahaha"), *reply = arg_text(e->argc, e->argv, 3, "received");
    const struct line *got = need_line(e, "server", 1), *back = need_line(e, "client", 1);
    want(says(got, "got", text) && number_of(got, "bytes") == (long)strlen(text), "the server gets %s", text);
    want(says(back, "got", reply) && number_of(back, "bytes") == (long)strlen(reply), "the client gets %s", reply);
    want(number_of(need_line(e, "server", 2), "end") == 0, "the end is 0 bytes");
    struct traffic theirs = traffic_of(e, server), ours = traffic_of(e, e->main);
    want(ours.connected == 1 && theirs.accepted == 1, "there is not one connection");
    want(theirs.received == (long)strlen(text) && theirs.sent == (long)strlen(reply), "the server moved other bytes");
    want(ours.received == theirs.sent && ours.sent == theirs.received, "the client moved other bytes");
    want(theirs.ends == 1, "the server's recv returned 0 %ld times", theirs.ends);
    want(e->status == 0, "the exit status is %d", e->status);
}

static void
judge(struct evidence *e)
{
    static const struct { const char *mode; void (*judge)(struct evidence *e, uint32_t server); } modes[] = {
        { "refused", judge_refused }, { "wait", judge_wait }, { "listener", judge_listener }, { "mended", judge_mended },
    };
    const char *mode = arg_text(e->argc, e->argv, 1, "mended");
    uint32_t server;
    want(children_of(e, e->main, &server, 1) == 1, "the server is not one process");
    for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++) {
        if (strcmp(modes[i].mode, mode) == 0) {
            modes[i].judge(e, server);
        }
    }
}

LESSON_CHECK(n2, runs, judge);
