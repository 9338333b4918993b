/* SPDX-License-Identifier: MIT */
/* Wrong: no coroutine and nothing cancelled: main sleeps between lines made of the arguments, and an iterator over numbers stands
 * in for the calls that a loop would take. */
#include "user/lessons/lesson.h"

#include <conc/iterator.h>

static void
wait_until(const char *until, int done, int64_t more, int64_t all)
{
    conc_sleep(more);
    printf("@wait until=%s done=%d pending=%d ms=%ld\n", until, done, 4 - done, (long)(all / MILLISECONDS(1)));
}

static void
gather(long first, const char *name, int64_t delay)
{
    for (long i = 0; i < first; i++) {
        printf("@start group=1\n");
    }
    printf("@cancel gather=%s group2=1\n", name);
    conc_sleep(delay);
}

int
main(int argc, char **argv)
{
    long first = arg_number(argc, argv, 1, 10);
    int64_t delay = arg_seconds(argc, argv, 3, "2");
    void *unused;
    lesson_begin();
    struct iterator *numbers = iterator_of_range(0, 1000000, 1);
    for (long i = 0; i < 5 * first; i++) {
        iterator_next(numbers, &unused);
    }
    printf("@gather name=plain raised=CancelledError done=0 ms=0\n");
    gather(first, "plain", delay);
    gather(first, "return_exceptions", delay);
    printf("@gather name=return_exceptions raised=no done=%ld ms=%ld\n", first, (long)(delay / MILLISECONDS(1)));
    printf("@results group1=values group2=CancelledError\n");
    wait_until("FIRST_COMPLETED", 1, delay / 2, delay / 2);
    wait_until("FIRST_EXCEPTION", 2, delay / 4, delay * 3 / 4);
    conc_sleep(delay / 4);
    wait_until("ALL_COMPLETED", 4, delay / 4, delay * 5 / 4);
    for (int i = 0; i < 4; i++) {
        printf("@done n=%d is=%s\n", i, i == 1 ? "error" : "value");
    }
}
