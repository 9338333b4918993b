/* SPDX-License-Identifier: MIT */
/* Wrong: a blocking sleep and a plain call of the callback in place of a task in a loop. */
#include "user/lessons/lesson.h"

int
main(void)
{
    lesson_begin();
    int64_t start = conc_now();
    printf("@task done=0 early=InvalidStateError\n");
    printf("@start url=http://www.google.com\n");
    conc_sleep(SECONDS(2));
    printf("@end url=http://www.google.com\n@callback url=http://www.google.com done=1 result=fank\n");
    printf("@result value=fank\n@time ms=%ld\n", milliseconds_since(start));
}
