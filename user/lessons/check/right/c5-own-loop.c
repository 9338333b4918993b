/* SPDX-License-Identifier: MIT */
/* Right: the loop is made here, of steps and deadlines; it sleeps in nanosleep until the next. */
#include "user/lessons/lesson.h"

#include <stdbool.h>

#define MOST 100

struct coroutine {
    int step;           /* 0: not begun, 1: in its sleep, 2: ended */
    int64_t wakes;
};

static bool blocking;
static int64_t delay;

static void
step(long n, struct coroutine *c)
{
    if (c->step++ == 0) {
        printf("@start n=%ld\n", n);
        if (!blocking) {
            c->wakes = conc_now() + delay;
            return;
        }
        conc_sleep(delay);
        c->step++;
    }
    printf("@end n=%ld\n", n);
}

static void
run_until_complete(long count)
{
    struct coroutine c[MOST] = { 0 };
    for (long left = count; left > 0;) {
        int64_t next = INT64_MAX;
        for (long i = 0; i < count; i++) {
            if (c[i].step < 2 && c[i].wakes <= conc_now()) {
                step(i, &c[i]);
                left -= c[i].step == 2;
            }
            next = c[i].step < 2 && c[i].wakes < next ? c[i].wakes : next;
        }
        if (left > 0 && next > conc_now()) {
            conc_sleep(next - conc_now());
        }
    }
}

int
main(int argc, char **argv)
{
    lesson_begin();
    long count = arg_number(argc, argv, 1, 10);
    delay = arg_seconds(argc, argv, 2, "2");
    for (int i = 0; i < 2; i++) {
        int64_t start = conc_now();
        blocking = i == 1;
        run_until_complete(count < MOST ? count : MOST);
        printf("@time sleep=%s ms=%ld\n", blocking ? "time" : "asyncio", milliseconds_since(start));
    }
    return 0;
}
