/* SPDX-License-Identifier: MIT */
/* Right: a loop by hand, whose tasks are functions that are called again when their sleep is over. */
#include "user/lessons/lesson.h"

#include <stdbool.h>

#define MOST 200

enum ending { PENDING, VALUE, ERROR, CANCELLED };

struct task {
    int64_t (*step)(struct task *t);    /* how long to sleep before the next; -1: it has ended */
    int64_t wake;
    int state, number;
    enum ending ending;
};

static struct task task[MOST];
static int tasks;
static int64_t delay;

static struct task *
add(int64_t (*step)(struct task *), int number)
{
    task[tasks] = (struct task){ step, 0, 0, number, PENDING };
    return &task[tasks++];
}

/* Every task that is ready, then sleep to the next, until `enough` of them have ended as told. */
static void
run_until(bool (*enough)(void))
{
    while (!enough()) {
        int64_t next = INT64_MAX;
        bool ran = false;
        for (int i = 0; i < tasks; i++) {
            struct task *t = &task[i];
            if (t->ending == PENDING && t->wake <= conc_now()) {
                int64_t pause = t->step(t);
                t->wake = conc_now() + pause;
                ran = true;
            }
            if (t->ending == PENDING && t->wake < next) {
                next = t->wake;
            }
        }
        if (!ran) {
            conc_sleep(next - conc_now());
        }
    }
}

static int
count(enum ending ending)
{
    int n = 0;
    for (int i = 0; i < tasks; i++) {
        n += task[i].ending == ending;
    }
    return n;
}

static bool
first_completed(void)
{
    return count(VALUE) + count(ERROR) > 0;
}

static bool
first_exception(void)
{
    return count(ERROR) > 0;
}

static bool
all_completed(void)
{
    return count(PENDING) == 0;
}

/* gather of two groups raises what the first of them does that fails: here as soon as each of the others has begun. */
static bool
one_cancelled(void)
{
    int begun = 0;
    for (int i = 0; i < tasks; i++) {
        begun += task[i].state > 0 || task[i].ending == CANCELLED;
    }
    return begun == tasks && count(CANCELLED) > 0;
}

static int64_t
get_html(struct task *t)
{
    if (t->state++ == 0) {
        printf("@start group=%d\n", t->number);
        return delay;
    }
    t->ending = VALUE;
    return -1;
}

static int64_t
get_in_turn(struct task *t)
{
    if (t->state++ == 0) {
        return delay / 2 + delay / 4 * t->number;
    }
    t->ending = t->number == 1 ? ERROR : VALUE;
    return -1;
}

static void
run_groups(const char *name, int first, int second, bool return_exceptions)
{
    int64_t start = conc_now();
    tasks = 0;
    for (int i = 0; i < first; i++) {
        add(get_html, 1);
    }
    for (int i = 0; i < second; i++) {
        add(get_html, 2)->ending = CANCELLED;
    }
    printf("@cancel gather=%s group2=%d\n", name, count(CANCELLED) == second);
    run_until(return_exceptions ? all_completed : one_cancelled);
    printf("@gather name=%s raised=%s done=%d ms=%ld\n", name, return_exceptions ? "no" : "CancelledError", count(VALUE),
           milliseconds_since(start));
    if (return_exceptions) {
        printf("@results group1=%s group2=%s\n", count(VALUE) == first ? "values" : "error",
               count(CANCELLED) == second ? "CancelledError" : "values");
    }
    run_until(all_completed);
}

int
main(int argc, char **argv)
{
    static bool (*const enough[])(void) = { first_completed, first_exception, all_completed };
    static const char *const until[] = { "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED" };
    int first = (int)arg_number(argc, argv, 1, 10), second = (int)arg_number(argc, argv, 2, 10);
    delay = arg_seconds(argc, argv, 3, "2");
    lesson_begin();
    run_groups("plain", first, second, false);
    run_groups("return_exceptions", first, second, true);
    int64_t start = conc_now();
    tasks = 0;
    for (int i = 0; i < 4; i++) {
        add(get_in_turn, i);
    }
    for (int i = 0; i < 3; i++) {
        run_until(enough[i]);
        printf("@wait until=%s done=%d pending=%d ms=%ld\n", until[i], 4 - count(PENDING), count(PENDING), milliseconds_since(start));
    }
    for (int i = 0; i < 4; i++) {
        printf("@done n=%d is=%s\n", i, task[i].ending == ERROR ? "error" : "value");
    }
}
