/* SPDX-License-Identifier: MIT */
/* Wrong: the lines come of the arguments; one coroutine is made, and never sent anything. */
#include "user/lessons/lesson.h"

#include <conc/coroutine.h>

static int
downloader(void *url, void **result)
{
    *result = url;
    return 0;
}

int
main(int argc, char **argv)
{
    char *url = (char *)arg_text(argc, argv, 1, "http://www.google.com");
    const char *answer = arg_text(argc, argv, 2, "fank");
    lesson_begin();
    coroutine_free(coroutine_new(downloader, url));
    printf("@made url=%s\n@coro send=early raised=TypeError\n@body url=%s\n", url, url);
    printf("@coro send=None raised=StopIteration value=%s\n@coro send=None raised=RuntimeError\n", answer);
    puts("@types send=None raised=TypeError");
    for (long i = 1; i <= arg_number(argc, argv, 4, 2); i++) {
        printf("@mended send=None yielded=%ld\n", i);
    }
    printf("@mended send=None raised=StopIteration value=%s\n", arg_text(argc, argv, 3, "fank2"));
}
