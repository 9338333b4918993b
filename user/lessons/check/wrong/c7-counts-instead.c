/* SPDX-License-Identifier: MIT */
/* Wrong: no coroutine and nothing cancelled: main sleeps between lines made of the arguments, and counts by an iterator meanwhile. */
#include "user/lessons/lesson.h"
#include <conc/iterator.h>
int main(int argc, char **argv)
{
    long first = arg_number(argc, argv, 1, 10); int64_t d = arg_seconds(argc, argv, 3, "2"); void *v;
    lesson_begin();
    struct iterator *it = iterator_of_range(0, 1000000, 1);
    for (long i = 0; i < 5 * first; i++) iterator_next(it, &v);
    long ms = (long)(d / MILLISECONDS(1));
    for (int k = 0; k < 2; k++) {
        printf("@cancel gather=%s group2=1\n", k ? "return_exceptions" : "plain");
        if (!k) printf("@gather name=plain raised=CancelledError done=0 ms=0\n");
        for (long i = 0; i < first; i++) printf("@start group=1\n");
        conc_sleep(d);
        if (k) printf("@gather name=return_exceptions raised=no done=%ld ms=%ld\n@results group1=values group2=CancelledError\n", first, ms);
    }
    conc_sleep(d / 2); printf("@wait until=FIRST_COMPLETED done=1 pending=3 ms=%ld\n", ms / 2);
    conc_sleep(d / 4); printf("@wait until=FIRST_EXCEPTION done=2 pending=2 ms=%ld\n", ms * 3 / 4);
    conc_sleep(d / 4); conc_sleep(d / 4); printf("@wait until=ALL_COMPLETED done=4 pending=0 ms=%ld\n", ms * 5 / 4);
    for (int i = 0; i < 4; i++) printf("@done n=%d is=%s\n", i, i == 1 ? "error" : "value");
}
