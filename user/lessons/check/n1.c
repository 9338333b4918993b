/* SPDX-License-Identifier: MIT */
/* N1: the server names a port that the client was given only when it sent, and answers there; the second datagram is cut. */
#include <string.h>
#include <sys/syscall.h>

#include "user/lessons/check/net_seen.h"

static void
runs(struct draw *d)
{
    puts("/lessons/n1-datagrams");
    long port = draw_number(d, 2000, 30000);
    const char *text = draw_word(d);
    printf("/lessons/n1-datagrams %ld %s %ld\n", port, text, draw_number(d, 1, 5));
}

/* A client's three lines and the server's one about it; its port. */
static long
judge_client(struct evidence *e, const char *name, size_t n, const char *text, long kept)
{
    char back[64] = "", seen[64] = "";
    long port = arg_number(e->argc, e->argv, 1, 8888), length = (long)strlen(text);
    for (long i = 0; i < kept; i++) {
        back[i] = text[kept - 1 - i];
        seen[i] = text[i];
    }
    const struct line *sent = need_line(e, name, 1), *got = need_line(e, name, 2), *at_server = need_line(e, "received", n);
    long own = number_of(sent, "port");
    want(number_of(need_line(e, name, 0), "bound") == 0, "client %s has a port before it sends", name);
    want(number_of(sent, "sent") == length && own > 0 && own != port, "client %s sends %ld bytes from a port of its own", name,
         length);
    want(number_of(at_server, "bytes") == kept && says(at_server, "text", seen), "the server gets %s of %s", seen, name);
    want(says(at_server, "from", "127.0.0.1") && number_of(at_server, "port") == own, "the server says where %s is: port %ld",
         name, own);
    want(says(got, "back", back) && says(got, "from", "127.0.0.1") && number_of(got, "port") == port,
         "client %s gets %s from port %ld", name, back, port);
    return own;
}

static void
judge(struct evidence *e)
{
    const char *text = arg_text(e->argc, e->argv, 2, "hello");
    long room = arg_number(e->argc, e->argv, 3, 3), length = (long)strlen(text), kept = room < length ? room : length;
    uint32_t server;
    want(judge_client(e, "one", 0, text, length) != judge_client(e, "two", 1, text, kept), "two clients have the same port");
    want(number_of(need_line(e, "nobody", 0), "sent") == length, "a datagram to nobody is sent as well");

    want(children_of(e, e->main, &server, 1) == 1, "the server is not one process");
    struct traffic theirs = traffic_of(e, server), ours = traffic_of(e, e->main);
    want(theirs.receives == 2 && theirs.received == length + kept && theirs.sent == length + kept,
         "the server did not get and send %ld bytes", length + kept);
    want(ours.sends == 3 && ours.sent == 3 * length && ours.receives == 2, "the clients did not send three datagrams");
    want(count_calls(e, e->main, SYS_bind, ANY_RESULT) + count_calls(e, server, SYS_bind, ANY_RESULT) == 1,
         "a client was bound, too");
    want(count_calls(e, e->main, SYS_connect, ANY_RESULT) == 0 && theirs.accepted == 0, "there are connections");
}

LESSON_CHECK(n1, runs, judge);
