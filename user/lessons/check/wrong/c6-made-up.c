/* SPDX-License-Identifier: MIT */
/* Wrong: a sleep between lines made of the arguments; there is no task to ask, and the loop has nothing to do. */
#include "user/lessons/lesson.h"

#include <conc/loop.h>

int
main(int argc, char **argv)
{
    const char *url = arg_text(argc, argv, 1, "http://www.google.com"), *answer = arg_text(argc, argv, 2, "fank");
    int64_t delay = arg_seconds(argc, argv, 3, "2");
    lesson_begin();
    loop_free(loop_new());
    int64_t start = conc_now();
    printf("@task done=0 early=InvalidStateError\n");
    printf("@start url=%s\n", url);
    conc_sleep(delay);
    printf("@end url=%s\n", url);
    printf("@callback url=%s done=1 result=%s\n", url, answer);
    printf("@result value=%s\n", answer);
    printf("@time ms=%ld\n", milliseconds_since(start));
}
