/* SPDX-License-Identifier: MIT */
/* Wrong: sleeps as long as the loop would, between lines made of the arguments. */
#include "user/lessons/lesson.h"

#include <conc/loop.h>

static void
gather(long first, const char *name, const char *raised, long done, int64_t delay)
{
    int64_t start = conc_now();
    for (long i = 0; i < first; i++) {
        printf("@start group=1 n=%ld\n", i);
    }
    printf("@cancel gather=%s group2=1\n", name);
    if (done > 0) {
        conc_sleep(delay);
    }
    printf("@gather name=%s raised=%s done=%ld ms=%ld\n", name, raised, done, milliseconds_since(start));
    if (done == 0) {
        conc_sleep(delay);
    }
}

static void
waits(const char *until, int64_t slept, int64_t rest, int done)
{
    int64_t start = conc_now();
    conc_sleep(slept);
    printf("@wait until=%s done=%d pending=%d ms=%ld\n", until, done, 4 - done, milliseconds_since(start) + (long)(rest / MILLISECONDS(1)));
}

int
main(int argc, char **argv)
{
    long first = arg_number(argc, argv, 1, 10);
    int64_t delay = arg_seconds(argc, argv, 3, "2");
    lesson_begin();
    loop_free(loop_new());
    gather(first, "plain", "CancelledError", 0, delay);
    gather(first, "return_exceptions", "no", first, delay);
    puts("@results group1=values group2=CancelledError");
    waits("FIRST_COMPLETED", delay / 2, 0, 1);
    waits("FIRST_EXCEPTION", delay / 4, delay / 2, 2);
    conc_sleep(delay / 4);
    waits("ALL_COMPLETED", delay / 4, delay, 4);
    puts("@done is=value\n@done is=error\n@done is=value\n@done is=value");
}
