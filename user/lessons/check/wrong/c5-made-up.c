/* SPDX-License-Identifier: MIT */
/* Wrong: all starts, a sleep, all ends; the loop that is made has nothing to do. */
#include "user/lessons/lesson.h"

#include <conc/loop.h>

int
main(int argc, char **argv)
{
    long count = arg_number(argc, argv, 1, 10);
    int64_t delay = arg_seconds(argc, argv, 2, "2"), start;
    lesson_begin();
    loop_free(loop_new());
    start = conc_now();
    for (long i = 0; i < count; i++) {
        printf("@start n=%ld\n", i);
        conc_now();
    }
    conc_sleep(delay);
    for (long i = 0; i < count; i++) {
        printf("@end n=%ld\n", i);
    }
    printf("@time sleep=asyncio ms=%ld\n", milliseconds_since(start));
    start = conc_now();
    for (long i = 0; i < count; i++) {
        printf("@start n=%ld\n", i);
        conc_sleep(delay);
        printf("@end n=%ld\n", i);
    }
    printf("@time sleep=time ms=%ld\n", milliseconds_since(start));
}
