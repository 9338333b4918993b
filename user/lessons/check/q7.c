/* SPDX-License-Identifier: MIT */
/* Q7: a plain queue fails at get and no earlier, with the reason; the items went through a server, put by one worker, got by the other. */
#include <errno.h>

#include "user/lessons/check/manager_seen.h"

static void
runs(struct draw *d)
{
    puts("/lessons/q7-queue-for-a-pool");
    long n = draw_number(d, 2, 6);
    printf("/lessons/q7-queue-for-a-pool %ld", draw_number(d, 1, 8));
    for (long i = 0; i < n; i++) {
        printf(" %s", draw_word(d));
    }
    putchar('\n');
}

/* The k-th of our words is the k-th item of these lines, all of one process: its id. */
static long
want_items(struct evidence *e, const char *line, int count)
{
    static const char *const letters[] = { "A", "B", "C" };
    long pid = number_of(need_line(e, line, 0), "pid");
    want(count_lines(e, line) == (size_t)count, "not %d lines @%s", count, line);
    for (int i = 0; i < count; i++) {
        const struct line *l = need_line(e, line, (size_t)i);
        const char *item = e->argc > 2 ? e->argv[2 + i] : letters[i];
        want(says(l, "item", item) && number_of(l, "pid") == pid, "@%s number %d is not %s", line, i + 1, item);
    }
    return pid;
}

static void
judge(struct evidence *e)
{
    uint32_t child[4];
    int count = e->argc > 2 ? e->argc - 2 : 3;
    const struct line *plain = need_line(e, "plain", 0);
    want(says(plain, "submit", "ok") && says(plain, "wait", "ok"), "a refusal is not told before get");
    want(says(plain, "get", "refused"), "a plain queue is refused");
    want(strstr(e->output, "\nQueue objects should only be shared between processes through inheritance\n"),
         "the refusal does not say why");
    want(children_of(e, e->main, child, 4) == 3, "the lesson did not make two workers and a manager");
    want(number_of(need_line(e, "manager", 0), "pid") == (long)child[2], "the manager is process %u", child[2]);
    long writer = want_items(e, "put", count), reader = want_items(e, "get", count);
    want((writer == child[0] && reader == child[1]) || (writer == child[1] && reader == child[0]),
         "the items were not put by one worker and got by the other");
    want_server(e, child[2], 3, 3 + 2 * (size_t)count);
    want(messages_sent(e, (uint32_t)writer) > (size_t)count && messages_sent(e, (uint32_t)reader) > (size_t)count,
         "the workers did not ask the manager for each item");
    want_called(e, "a pool", A_POOL);
    want_asked(e, "pool_new*", "value_opaque");
    want_answers(e, "pool_new*", "async_result_wait async_result_get*", 0, -EREMOTEIO);
}

LESSON_CHECK_CLOSELY(q7, runs, judge);
