/* SPDX-License-Identifier: MIT */
/* Wrong: download_url is an ordinary function; calling it runs it, and there is nothing to send to. */
#include "user/lessons/lesson.h"

static const char *
download_url(const char *url)
{
    printf("@body url=%s\n", url);
    return "fank";
}

int
main(void)
{
    lesson_begin();
    const char *value = download_url("http://www.google.com");
    printf("@made url=http://www.google.com\n@coro send=early raised=TypeError\n");
    printf("@coro send=None raised=StopIteration value=%s\n@coro send=None raised=RuntimeError\n", value);
    printf("@types send=None raised=TypeError\n@mended send=None yielded=1\n@mended send=None yielded=2\n");
    printf("@mended send=None raised=StopIteration value=fank2\n");
}
