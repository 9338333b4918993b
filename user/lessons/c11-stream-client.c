/* SPDX-License-Identifier: MIT */
/*
 * C11  A stream client over the loop: twenty pages at once, in one thread.
 *
 * Python: reader, writer = await asyncio.open_connection(host, 80); writer.write(b"GET ..."); async for line in reader.
 * The code reads as if it blocked; each await gives the thread to another fetch.  asyncio has no HTTP of its own, so the
 * request is written by hand, and with Connection: close the end of the page is the end of the connection.  (The notes join the
 * lines with another newline each: they come with their own, and the body begins behind the first empty one.)
 *
 * Here the site is another process of this machine, which takes its time for each page.
 *
 * Look at: all requests are on their way before the first page comes; the time is that of one page.
 *
 * Why: every await that would have to wait registers the descriptor with the loop and gives the thread away; the
 * loop sleeps in one epoll for all twenty.  Readiness of a descriptor resumes exactly the coroutine that waits for
 * it, with its locals as they were.  It is lesson M5 with stacks in the place of states.
 *
 * Try: lesson c11 COUNT SECONDS TEXT
 */
#include "lesson.h"
#include "site.h"

#include <conc/task.h>

#define MOST 200

static struct site site;

/* The site: a page of two lines, after a while. */
static void
answer(const struct http_message *request, struct stream *s, void *arg)
{
    const struct slow_page *a = arg;
    char page[256];
    async_sleep(a->delay);
    int n = snprintf(page, sizeof page, "%s\nof %s\n", a->text, request->path);
    http_respond(s, 200, "text/plain", page, (size_t)n);
}

static int
get_url(void *arg, void **result)
{
    char text[256], *html = calloc(1, 1024);
    struct stream *s;
    int r = open_connection("127.0.0.1", site.port, &s);
    if (r < 0) {
        return r;
    }
    int n = snprintf(text, sizeof text, "GET /%ld HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
                     (long)(intptr_t)arg);
    stream_write(s, text, (size_t)n);
    ssize_t line;
    while ((line = stream_readline(s, text, sizeof text)) > 0 && strlen(html) + (size_t)line < 1024) {
        strcat(html, text);
    }
    stream_close(s);
    stream_wait_closed(s);
    stream_free(s);
    *result = html;
    return line < 0 ? (int)line : 0;
}

/* The status, and the body's lines with a comma between them. */
static void
show(long n, char *html)
{
    char *body = strstr(html, "\r\n\r\n");
    int status = strncmp(html, "HTTP/1.1 ", 9) == 0 ? atoi(html + 9) : 0;
    body = body ? body + 4 : html;
    for (char *p = body; *p; p++) {
        *p = *p == '\n' ? p[1] ? ',' : '\0' : *p == ' ' ? '_' : *p;
    }
    printf("@page n=%ld status=%d body=%s\n", n, status, body);
}

int
main(int argc, char **argv)
{
    struct afuture *f[MOST];
    void **html = NULL;
    long count = arg_number(argc, argv, 1, 20);
    struct slow_page arguments = { arg_seconds(argc, argv, 2, "1"), arg_text(argc, argv, 3, "page") };
    lesson_begin();
    count = count > MOST ? MOST : count;
    site_begin(&site, answer, &arguments);

    int64_t start = conc_now();
    struct loop *loop = loop_new();
    for (long i = 0; i < count; i++) {
        f[i] = task_future(task_new(loop, get_url, (void *)i));
    }
    struct afuture *all = async_gather(loop, f, (size_t)count, false);
    if (loop_run_until_complete(loop, all, (void **)&html) < 0) {
        printf("@failed why=%s\n", exception_last()->message);
        return 1;
    }
    long ms = milliseconds_since(start);
    for (long i = 0; i < count; i++) {
        show(i, html[i]);
        free(html[i]);
        afuture_free(f[i]);
    }
    printf("@all pages=%ld ms=%ld\n", count, ms);
    afuture_free(all);
    loop_free(loop);
    site_end(&site);
}
