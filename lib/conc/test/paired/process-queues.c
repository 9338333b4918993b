/* SPDX-License-Identifier: MIT */
/* pqueue, and fqueue: Empty, Full, order, task_done too often, join over processes; closed. */
#include "say.h"

#include <conc/fqueue.h>
#include <conc/pqueue.h>
#include <conc/process.h>

#include <string.h>

#define SOON MILLISECONDS(10)

static void
say_get(struct pqueue *q, int64_t timeout)
{
    char bytes[64];
    ssize_t n = pqueue_get_timeout(q, bytes, sizeof bytes, timeout);
    if (n >= 0) {
        printf("b'%.*s'\n", (int)n, bytes);
    } else {
        say(n, timeout == 0 ? -EAGAIN : -ETIMEDOUT, "Empty");
    }
}

static void
say_put(struct pqueue *q, const char *text, int64_t timeout)
{
    say(pqueue_put_timeout(q, text, strlen(text), timeout), timeout == 0 ? -EAGAIN : -ETIMEDOUT, "Full");
}

static void
bounds(void)
{
    struct pqueue *q = pqueue_new(2);
    say_get(q, 0);
    say_get(q, SOON);
    say_truth(pqueue_empty(q));
    say_put(q, "one", TIMEOUT_FOREVER);
    say_put(q, "two", TIMEOUT_FOREVER);
    say_put(q, "three", 0);
    say_put(q, "three", SOON);
    say_truth(pqueue_full(q));
    say_number(pqueue_qsize(q));
    for (int i = 0; i < 2; i++) {
        say_get(q, TIMEOUT_FOREVER);
    }
    say_truth(pqueue_full(q));
    say_get(q, 0);
    say_put(q, "", TIMEOUT_FOREVER);
    say_get(q, TIMEOUT_FOREVER);
}

static void
unbounded(void)
{
    for (int maxsize = 0; maxsize >= -1; maxsize--) {
        struct pqueue *q = pqueue_new(maxsize);
        char text[8], got[8];
        bool same = true;
        for (int i = 0; i < 50; i++) {
            pqueue_put(q, text, (size_t)snprintf(text, sizeof text, "%d", i));
        }
        say_truth(pqueue_full(q));
        say_number(pqueue_qsize(q));
        for (int i = 0; i < 50; i++) {
            int n = snprintf(text, sizeof text, "%d", i);
            same = same && pqueue_get(q, got, sizeof got) == n && memcmp(got, text, (size_t)n) == 0;
        }
        say_truth(same);
    }
}

static int
work(void *q)
{
    char c;
    pqueue_get(q, &c, 1);
    pqueue_get(q, &c, 1);
    conc_sleep(MILLISECONDS(20));
    pqueue_task_done(q);
    return 0;
}

static void
unfinished(void)
{
    struct pqueue *q = pqueue_new(0);
    int code = -1;
    say(pqueue_join_timeout(q, TIMEOUT_FOREVER), 0, "");
    say(pqueue_task_done(q), -EINVAL, "ValueError");
    pqueue_put(q, "x", 1);
    pqueue_put(q, "y", 1);
    say(pqueue_task_done(q), -EINVAL, "ValueError");
    struct process *p = process_new(work, q);
    process_start(p);
    say(pqueue_join_timeout(q, TIMEOUT_FOREVER), 0, "");
    say(pqueue_task_done(q), -EINVAL, "ValueError");
    process_join(p);
    process_exitcode(p, &code);
    printf("%d %u\n", code, pqueue_qsize(q));
}

static struct pqueue *shared;

static int
put_some(void *me)
{
    for (int i = 0; i < 30; i++) {
        char text[16];
        pqueue_put(shared, text, (size_t)snprintf(text, sizeof text, "%d %d", (int)(intptr_t)me, i));
    }
    return 0;
}

static void
between_processes(void)
{
    struct process *p[2];
    int next[2] = { 0, 0 };
    bool in_order[2] = { true, true };
    shared = pqueue_new(3);
    for (intptr_t me = 0; me < 2; me++) {
        p[me] = process_new(put_some, (void *)me);
        process_start(p[me]);
    }
    for (int i = 0; i < 60; i++) {
        char text[16] = "";
        int me, n;
        pqueue_get(shared, text, sizeof text - 1);
        sscanf(text, "%d %d", &me, &n);
        in_order[me] = in_order[me] && n == next[me]++;
    }
    process_join(p[0]);
    process_join(p[1]);
    printf("[%s, %s]\n", in_order[0] ? "True" : "False", in_order[1] ? "True" : "False");
}

static void
closed(void)
{
    struct fqueue *q = fqueue_new(0);
    struct value *v;
    fqueue_close(q), say(0, 0, "");
    say(fqueue_put(q, value_int(1)), -EINVAL, "ValueError");
    say(fqueue_get(q, &v), -EINVAL, "ValueError");
    say(fqueue_get_nowait(q, &v), -EINVAL, "ValueError");
    fqueue_close(q), say(0, 0, "");
    say(fqueue_join_thread(q), -EBUSY, "AssertionError");
}

int
main(void)
{
    static const struct { const char *name; void (*part)(void); } parts[] = {
        { "bounds", bounds }, { "unbounded", unbounded }, { "unfinished", unfinished },
        { "between_processes", between_processes }, { "closed", closed },
    };
    for (int i = 0; i < 5; i++) {
        say_text(parts[i].name);
        parts[i].part();
    }
}
