/* SPDX-License-Identifier: MIT */
/* Wrong: the pages are all fetched, each after the other. */
#include "user/lessons/lesson.h"
#include "user/lessons/site.h"

#include <conc/task.h>

static struct site site;

static void
answer(const struct http_message *request, struct stream *s, void *arg)
{
    char page[256];
    (void)arg;
    async_sleep(MILLISECONDS(50));
    int n = snprintf(page, sizeof page, "page\nof %s\n", request->path);
    http_respond(s, 200, "text/plain", page, (size_t)n);
}

static int
all(void *arg, void **result)
{
    char url[64];
    struct http_message m;
    (void)arg;
    (void)result;
    for (int i = 0; i < 20; i++) {
        snprintf(url, sizeof url, "http://127.0.0.1:%d/%d", site.port, i);
        if (http_get(url, &m) == 0) {
            printf("@page n=%d status=%d body=page,of_/%d\n", i, m.status, i);
            http_message_free(&m);
        }
    }
    return 0;
}

int
main(void)
{
    lesson_begin();
    site_begin(&site, answer, NULL);
    struct loop *loop = loop_new();
    int64_t start = conc_now();
    loop_run_until_complete(loop, task_future(task_new(loop, all, NULL)), NULL);
    printf("@all pages=20 ms=%ld\n", milliseconds_since(start));
    site_end(&site);
}
