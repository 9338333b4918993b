/* SPDX-License-Identifier: MIT */
/* Right: a loop for one task, whose steps say how long they want to sleep; it sleeps in nanosleep. */
#include "user/lessons/lesson.h"

static const char *url, *answer, *result;
static int64_t delay;
static int at;

/* How long to sleep before the next step; -1: it has ended. */
static int64_t
step(void)
{
    if (at++ == 0) {
        printf("@start url=%s\n", url);
        return delay;
    }
    printf("@end url=%s\n", url);
    result = answer;
    return -1;
}

static void
callback(const char *bound)
{
    printf("@callback url=%s done=%d result=%s\n", bound, result != NULL, result);
}

int
main(int argc, char **argv)
{
    lesson_begin();
    url = arg_text(argc, argv, 1, "http://www.google.com");
    answer = arg_text(argc, argv, 2, "fank");
    delay = arg_seconds(argc, argv, 3, "2");
    int64_t start = conc_now();
    printf("@task done=%d early=%s\n", result != NULL, result ? result : "InvalidStateError");
    for (int64_t pause; (pause = step()) >= 0;) {
        conc_sleep(pause);
    }
    callback(url);
    printf("@result value=%s\n", result);
    printf("@time ms=%ld\n", milliseconds_since(start));
    return 0;
}
