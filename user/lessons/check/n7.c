/* SPDX-License-Identifier: MIT */
/* N7: a recv that slept as long as it was told, calls that did not sleep, names that mirror each other, options as the kernel
 * keeps them, and lines out of pieces. */
#include <errno.h>
#include <string.h>
#include <sys/syscall.h>

#include "user/lessons/check/net_seen.h"

static void
runs(struct draw *d)
{
    puts("/lessons/n7-socket-methods");
    const char *seconds = draw_seconds(d, MILLISECONDS(100), SECONDS(2));
    long buffer = draw_number(d, 3000, 60000), lines = draw_number(d, 2, 9);
    printf("/lessons/n7-socket-methods %s %ld %ld %s\n", seconds, buffer, lines, draw_word(d));
}

static void
judge_waits(struct evidence *e, int64_t seconds, const struct traffic *t)
{
    const struct line *timeout = need_line(e, "timeout", 0);
    want(says(timeout, "recv", "EAGAIN"), "a recv whose time is over says EAGAIN");
    want_ms(timeout, "ms", seconds);
    const struct block *b = block_of(e, e->main, TRACE_REASON_SOCKET, TICK, 0);
    b = b ? b : block_of(e, e->main, TRACE_REASON_POLL, TICK, 0);
    want(b && near(block_time(b), seconds), "it did not sleep so long in the socket");
    want(!block_of(e, e->main, TRACE_REASON_SOCKET, TICK, 1), "another call slept");

    const struct line *none = need_line(e, "nonblocking", 0), *full = need_line(e, "nonblocking", 1);
    long sent = number_of(full, "sent");
    want(says(none, "recv", "EAGAIN") && says(full, "send", "EAGAIN"), "a socket that may not wait says EAGAIN");
    want(sent > 10000 && number_of(need_line(e, "nonblocking", 2), "taken") == sent, "what was sent can be read");
    want(t->again >= 3 && t->sent >= sent && t->received == t->sent, "the kernel saw %ld bytes go and %ld come", t->sent,
         t->received);
}

static void
judge_names(struct evidence *e)
{
    const struct line *ours = need_line(e, "ours", 0), *theirs = need_line(e, "theirs", 0);
    long a = number_of(ours, "name"), b = number_of(ours, "peer");
    want(a > 0 && b > 0 && a != b && number_of(theirs, "name") == b && number_of(theirs, "peer") == a,
         "the two ends do not name each other");
    want(says(need_line(e, "lone", 0), "peer", "ENOTCONN"), "who is not connected has no peer");
    want(count_calls(e, e->main, SYS_getpeername, 0) >= 2 && count_calls(e, e->main, SYS_getpeername, -ENOTCONN) == 1,
         "the kernel was not asked for the peers' names");
}

static void
judge_options(struct evidence *e, long buffer)
{
    static const char *const names[] = { "SO_KEEPALIVE", "SO_REUSEADDR", "TCP_NODELAY", "SO_RCVBUF" };
    for (size_t i = 0; i < 4; i++) {
        const struct line *l = need_line(e, "option", i);
        long value = i == 3 ? buffer : 1;
        want(says(l, "name", names[i]) && number_of(l, "set") == value, "option %zu is %s, set to %ld", i + 1, names[i], value);
        want(number_of(l, "after") == (i == 3 ? 2 * buffer : 1), "%s is %ld afterwards", names[i], number_of(l, "after"));
        want(i == 3 || number_of(l, "before") == 0, "%s was not 0 before", names[i]);
    }
    want(says(need_line(e, "option", 4), "error", "ENOPROTOOPT"), "an option that nobody knows is ENOPROTOOPT");
    want(count_calls(e, e->main, SYS_setsockopt, -ENOPROTOOPT) == 1, "the kernel never returned ENOPROTOOPT");
    want(count_calls(e, e->main, SYS_getsockopt, 0) >= 8, "the kernel was not asked for each option twice");
}

static void
judge(struct evidence *e)
{
    int64_t seconds = arg_seconds(e->argc, e->argv, 1, "0.5");
    long lines = arg_number(e->argc, e->argv, 3, 3), length = 0;
    const char *text = arg_text(e->argc, e->argv, 4, "line");
    struct traffic t = traffic_of(e, e->main);
    judge_waits(e, seconds, &t);
    judge_names(e);
    judge_options(e, arg_number(e->argc, e->argv, 2, 8192));
    for (long i = 0; i < lines; i++) {
        char line[128];
        length += snprintf(line, sizeof line, "%s_%ld", text, i) + 1;
        want(says(need_line(e, "line", (size_t)i), "text", line), "line %ld is not %s", i + 1, line);
    }
    want(count_lines(e, "line") == (size_t)lines, "not %ld lines", lines);
    want(t.sends >= number_of(need_line(e, "nonblocking", 1), "sent") / 4096 + length / 3, "the lines did not come in pieces");
}

LESSON_CHECK(n7, runs, judge);
