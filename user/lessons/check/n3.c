/* SPDX-License-Identifier: MIT */
/* N3: a thread for each connection; each moved the bytes of its client, and slept in recv between them, beside the others. */
#include <ctype.h>
#include <string.h>

#include "user/lessons/check/net_seen.h"

#define MOST 50

static void
runs(struct draw *d)
{
    puts("/lessons/n3-upper-echo");
    long clients = draw_number(d, 2, 6), messages = draw_number(d, 2, 5);
    const char *delay = draw_seconds(d, MILLISECONDS(200), SECONDS(1));
    printf("--stepwise /lessons/n3-upper-echo %ld %ld %s %s\n", clients, messages, delay, draw_word(d));
}

static void
judge_client(struct evidence *e, long n, long messages, const char *text)
{
    char sent[128], got[128];
    size_t line = 0;
    for (long i = 0; i < messages; i++) {
        const struct line *l;
        while (number_of(l = need_line(e, "client", line++), "n") != n) {
        }
        snprintf(sent, sizeof sent, "%.60s_%ld_of_%ld", text, i, n);
        for (size_t k = 0; k <= strlen(sent); k++) {
            got[k] = (char)toupper((unsigned char)sent[k]);
        }
        want(says(l, "sent", sent) && says(l, "got", got), "client %ld does not get %s", n, got);
    }
}

static void
judge(struct evidence *e)
{
    long clients = arg_number(e->argc, e->argv, 1, 3), messages = arg_number(e->argc, e->argv, 2, 3);
    int64_t delay = arg_seconds(e->argc, e->argv, 3, "0.5");
    const char *text = arg_text(e->argc, e->argv, 4, "message");
    uint32_t child[MOST + 1], thread[MOST];
    want(clients <= MOST, "at most %d clients can be judged", MOST);
    for (long i = 0; i < clients; i++) {
        judge_client(e, i, messages, text);
        want(number_of(need_line(e, "served", (size_t)i), "messages") == messages, "a thread served other than %ld", messages);
    }
    want(count_lines(e, "client") == (size_t)(clients * messages), "not %ld answers", clients * messages);
    want_ms(need_line(e, "all", 0), "ms", messages * delay);

    if (noted_stepwise(e)) {
        size_t letters = (size_t)(clients * messages) * strlen(text);
        want(capitals_made(e, "connect", false) >= letters, "it is not the server that makes capitals");
        want(capitals_made(e, "connect", true) < letters / 2, "a client makes capitals");
    }
    want(children_of(e, e->main, child, MOST + 1) == (size_t)clients + 1, "there are not %ld processes", clients + 1);
    want(threads_of(e, child[0], thread, MOST) == (size_t)clients, "the server did not make %ld threads", clients);
    want(traffic_of_thread(e, child[0]).accepted == clients, "its main did not accept %ld connections", clients);
    for (long i = 0; i < clients; i++) {
        struct traffic t = traffic_of_thread(e, thread[i]);
        want(t.sends == messages && t.receives == messages && t.ends == 1 && t.sent == t.received,
             "thread %u did not echo %ld messages until the end", thread[i], messages);
        want(count_blocks(e, thread[i], TRACE_REASON_SOCKET, delay - TICK) >= (size_t)messages - 1,
             "thread %u did not sleep in recv", thread[i]);
        want_sleeps(e, child[1 + i], (size_t)messages, delay);
    }
}

LESSON_CHECK(n3, runs, judge);
