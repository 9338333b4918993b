/* SPDX-License-Identifier: MIT */
/* The queue with a feeder: bounds, order, close, join_thread, values that cannot be sent, the end of a process that has not sent all. */
#include <conc/fqueue.h>
#include <conc/process.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct fqueue *q;
static char told[16];

static void
say(int r, const char *full_or_empty)
{
    puts(r == 0 ? "None" : r == -EINVAL ? "ValueError" : r == -EBUSY ? "AssertionError" : full_or_empty);
}

static void
say_get(int64_t timeout)
{
    struct value *v;
    char text[64];
    int r = fqueue_get_timeout(q, &v, timeout);
    if (r < 0) {
        say(r, "Empty");
        return;
    }
    value_print(text, sizeof text, v);
    puts(value_kind(v) == VALUE_STRING ? value_text(v) : text);
    value_free(v);
}

static void
say_put(struct value *v, int64_t timeout)
{
    say(fqueue_put_timeout(q, v, timeout), "Full");
}

static void
say_truth(bool it)
{
    puts(it ? "True" : "False");
}

static void
tell(const struct value *lost, const char *why)
{
    (void)why;
    snprintf(told, sizeof told, "%s", value_text(value_at(lost, 0)));
}

static struct value *
numbered(int i)
{
    static char text[20001];
    memset(text, 'x', 20000);
    return value_list(value_int(i), value_string(text));
}

static int
put_all(void *arg)
{
    for (int i = 0; i < (intptr_t)arg; i++) {
        fqueue_put(q, numbered(i));
    }
    return 0;
}

static int
put_and_cancel(void *arg)
{
    (void)arg;
    fqueue_put(q, value_string("lost"));
    fqueue_cancel_join_thread(q);
    return 0;
}

static void
bounds(void)
{
    q = fqueue_new(3);
    fqueue_on_error(q, tell);
    say_get(0);
    say_get(MILLISECONDS(10));
    say_truth(fqueue_empty(q));
    for (int i = 0; i < 3; i++) {
        say_put(value_int(i), TIMEOUT_FOREVER);
    }
    say_put(value_int(3), 0);
    say_put(value_int(3), MILLISECONDS(10));
    say_truth(fqueue_full(q));
    printf("%u\n", fqueue_qsize(q));
    for (int i = 0; i < 3; i++) {
        say_get(TIMEOUT_FOREVER);
    }
    say_truth(fqueue_full(q));
    printf("%u\n", fqueue_qsize(q));
    say_truth(fqueue_empty(q));
    say_put(value_list(value_string("bad"), value_opaque(q, "a function")), TIMEOUT_FOREVER);
    say_put(value_string("after"), TIMEOUT_FOREVER);
    say_get(TIMEOUT_FOREVER);
    printf("feeder: %s\n", told);
    printf("%u\n", fqueue_qsize(q));
    say(fqueue_join_thread(q), "");
    fqueue_close(q);
    fqueue_close(q);
    puts("None");
    say_put(value_int(1), TIMEOUT_FOREVER);
    say_get(TIMEOUT_FOREVER);
    say(fqueue_join_thread(q), "");
    say(fqueue_join_thread(q), "");
}

static void
unbounded(int maxsize)
{
    q = fqueue_new(maxsize);
    for (int i = 0; i < 50; i++) {
        fqueue_put(q, numbered(i));
    }
    say_truth(fqueue_full(q));
    printf("%u\n", fqueue_qsize(q));
    for (int i = 0; i < 50; i++) {
        struct value *v, *expected = numbered(i);
        if (fqueue_get(q, &v) != 0 || !value_equal(v, expected)) {
            abort();
        }
        value_free(v);
        value_free(expected);
    }
    printf("%u\n", fqueue_qsize(q));
}

static void
ends(void)
{
    int code;
    q = fqueue_new(0);
    struct process *p = process_new(put_all, (void *)40), *loser = process_new(put_and_cancel, NULL);
    process_start(p);
    while (fqueue_qsize(q) < 40) {
        conc_sleep(MILLISECONDS(1));
    }
    process_join_timeout(p, MILLISECONDS(50));
    printf("alive %s\n", process_is_alive(p) ? "True" : "False");
    process_start(loser);
    process_join(loser);
    process_exitcode(loser, &code);
    printf("loser %d\n", code);
    for (int i = 0; i < 40; i++) {
        struct value *v;
        if (fqueue_get(q, &v) != 0 || value_number(value_at(v, 0)) != i) {
            abort();
        }
        value_free(v);
    }
    process_join(p);
    process_exitcode(p, &code);
    printf("exitcode %d\n", code);
    say_get(0);
    printf("%u\n", fqueue_qsize(q));
}

int
main(void)
{
    bounds();
    unbounded(0);
    unbounded(-1);
    ends();
}
