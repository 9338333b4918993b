/* SPDX-License-Identifier: MIT */
/* R6: the table; each cell was run by a thread or process that the kernel made, and the main thread waited for a word that never came. */
#include <errno.h>

#include "user/lessons/check/manager_seen.h"

#define CHILDREN 5      /* a worker, a manager, and one for each queue */

static void
runs(struct draw *d)
{
    puts("/lessons/r6-three-queues");
    const char *word = draw_word(d);
    printf("/lessons/r6-three-queues %s %s\n", word, draw_seconds(d, MILLISECONDS(300), SECONDS(2)));
}

static const struct {
    const char *queue, *in, *works;
} cells[] = {
    { "queue.Queue", "thread", "yes" }, { "queue.Queue", "process", "empty" }, { "queue.Queue", "pool", "refused" },
    { "multiprocessing.Queue", "thread", "yes" }, { "multiprocessing.Queue", "process", "yes" },
    { "multiprocessing.Queue", "pool", "refused" },
    { "Manager().Queue", "thread", "yes" }, { "Manager().Queue", "process", "yes" }, { "Manager().Queue", "pool", "yes" },
};

/* Lines @put in the order of the cells without the refused ones: who put is whom the cell names. */
static void
want_put(struct evidence *e, size_t n, size_t cell, const uint32_t *child)
{
    const struct line *l = need_line(e, "put", n);
    uint32_t thread[32];
    size_t threads = threads_of(e, e->main, thread, 32), own = 0;
    want(number_of(l, "which") == (long)cell / 3, "a queue too many, or too few");
    for (size_t i = 0; i < threads && i < 32; i++) {
        own += thread[i] == (uint32_t)number_of(l, "tid");
    }
    long expected = cell % 3 == 0 ? (long)e->main : cell % 3 == 2 ? (long)child[0] : (long)child[2 + cell / 3];
    want(number_of(l, "pid") == expected, "in cell %zu process %ld puts, not %ld", cell, number_of(l, "pid"), expected);
    want(own == (cell % 3 == 0), "in cell %zu thread %ld puts", cell, number_of(l, "tid"));
}

static void
judge(struct evidence *e)
{
    int64_t patience = arg_seconds(e->argc, e->argv, 2, "0.5");
    uint32_t child[CHILDREN];
    size_t put = 0;
    want(children_of(e, e->main, child, CHILDREN) == CHILDREN, "the lesson did not make %d processes", CHILDREN);
    want(number_of(need_line(e, "manager", 0), "pid") == (long)child[1], "the manager is process %u", child[1]);
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        const struct line *l = need_line(e, "cell", i);
        want(says(l, "queue", cells[i].queue) && says(l, "in", cells[i].in) && says(l, "works", cells[i].works),
             "%s in a %s: %s", cells[i].queue, cells[i].in, cells[i].works);
        if (strcmp(cells[i].works, "refused") != 0) {
            want_put(e, put++, i, child);
        }
    }
    want(strstr(e->output, "through inheritance\n"), "the refusal does not say why");
    want(waited_in_vain(e, e->main, patience), "the main thread did not wait for the word that never came");
    want_server(e, child[1], 3, 6);
    want_answers(e, "queue_put", "queue_get*", 0, -ETIMEDOUT);
    want_answers(e, "pool_*", "pool_apply* async_result_get*", -EREMOTEIO, -EREMOTEIO, 0);
    want_answers(e, "queue_proxy_put", "queue_proxy_get*", 0, 0, 0);
}

LESSON_CHECK_CLOSELY(r6, runs, judge);
