/* SPDX-License-Identifier: MIT */
/*
 * C13  An asynchronous web server, and a crawler: extract links, filter, follow, never more than a few at once.
 *
 * Python: a server of aiohttp, and beside it workers that take addresses from an asyncio.Queue: get the page, find its
 * links, drop those that lead elsewhere, that are no pages, and that were seen, put the others.  queue.join() returns
 * when every address that was put has been worked on; then the workers are cancelled.  An address is marked as seen when
 * it is put, not when its page is there: between the two lies an await, in which others may find it too.
 *
 * The site is another process: one thread, one loop, any number of connections.  Its pages link to each other in a
 * tree, back and forth, twice, and to other places.
 *
 * Look at: every page once; how many connections are open at the same time.
 *
 * Why: the workers share a queue and a set without any lock, since they change them only between awaits.  Marking
 * when an address is put makes look and mark one such step.  That no more than so many connections are open
 * follows from the number of workers: each has one page under way. join knows the end, because found and finished
 * are counted, and not because the queue is empty.
 *
 * Try: lesson c13 PAGES WORKERS SECONDS SEED
 */
#include "lesson.h"
#include "site.h"

#include <conc/aqueue.h>
#include <conc/task.h>

#define MOST 500
#define WORKERS 50

struct site_arguments {
    long pages;
    int64_t delay;
    uint32_t seed;
};

static struct site site;
static struct aqueue *queue;
static bool seen[MOST];
static long found, requests, now, most;

static void
add_link(char *page, size_t room, const char *format, long n)
{
    size_t length = strlen(page);
    snprintf(page + length, room - length, format, n);
}

/* Page n: two below it in the tree, itself, one anywhere, and what a crawler must not follow. */
static void
answer(const struct http_message *request, struct stream *s, void *arg)
{
    const struct site_arguments *a = arg;
    char page[1024] = "<html><body>";
    long n = strncmp(request->path, "/page/", 6) == 0 ? strtol(request->path + 6, NULL, 10) : -1;
    async_sleep(a->delay);
    if (n < 0 || n >= a->pages) {
        http_respond(s, 404, "text/html", "", 0);
        return;
    }
    uint32_t any = ((uint32_t)n * 2654435761u ^ a->seed * 40503u) >> 7;
    for (long child = 2 * n + 1; child <= 2 * n + 2 && child < a->pages; child++) {
        add_link(page, sizeof page, "<a href=\"/page/%ld\">below</a> ", child);
        add_link(page, sizeof page, "<a href=\"/page/%ld#part\">the same</a> ", child);
    }
    add_link(page, sizeof page, "<a href=\"/page/%ld\">this</a> ", n);
    add_link(page, sizeof page, "<a href=\"/page/%ld\">any</a> ", (long)(any % (uint32_t)a->pages));
    add_link(page, sizeof page, "<a href=\"http://elsewhere.example/page/%ld\">not here</a> ", n);
    add_link(page, sizeof page, "<a href=\"/picture/%ld.png\">no page</a></body></html>", n);
    http_respond(s, 200, "text/html", page, strlen(page));
}

/* Put it if nobody has. */
static void
follow(long n)
{
    if (n >= 0 && n < MOST && !seen[n]) {
        seen[n] = true;
        found++;
        aqueue_put_nowait(queue, (void *)n);
    }
}

/* The page's number if the link is one of this site's pages; a #part of it is the same page. */
static long
filter(const char *link)
{
    char *end;
    if (strncmp(link, "/page/", 6) != 0) {
        return -1;
    }
    long n = strtol(link + 6, &end, 10);
    return *end == '"' || *end == '#' ? n : -1;
}

static long
extract(const char *html)
{
    static const char href[] = "href=\"";
    long links = 0;
    for (const char *p = html; (p = strstr(p, href)) != NULL; links++) {
        p += sizeof href - 1;
        follow(filter(p));
    }
    return links;
}

static int
crawl(long n)
{
    char url[64];
    struct http_message m;
    snprintf(url, sizeof url, "http://127.0.0.1:%d/page/%ld", site.port, n);
    requests++;
    now++;
    most = now > most ? now : most;
    int r = http_get(url, &m);
    now--;
    if (r == 0) {
        long links = m.body ? extract(m.body) : 0;
        printf("@page n=%ld status=%d links=%ld\n", n, m.status, links);
        http_message_free(&m);
    }
    return r;
}

static int
worker(void *arg, void **result)
{
    void *n;
    int r;
    (void)arg;
    (void)result;
    while ((r = aqueue_get(queue, &n)) == 0) {
        r = crawl((long)(intptr_t)n);
        aqueue_task_done(queue);
        if (r < 0) {
            return r;
        }
    }
    return r;
}

static int
wait_for_all(void *arg, void **result)
{
    (void)arg;
    (void)result;
    return aqueue_join(queue);
}

int
main(int argc, char **argv)
{
    struct task *workers[WORKERS];
    struct site_arguments arguments = { arg_number(argc, argv, 1, 40), arg_seconds(argc, argv, 3, "0.2"),
                                        (uint32_t)arg_number(argc, argv, 4, 1) };
    long count = arg_number(argc, argv, 2, 5);
    lesson_begin();
    count = count > WORKERS ? WORKERS : count;
    arguments.pages = arguments.pages > MOST ? MOST : arguments.pages;
    site_begin(&site, answer, &arguments);

    int64_t start = conc_now();
    struct loop *loop = loop_new();
    queue = aqueue_new(0);
    follow(0);
    for (long i = 0; i < count; i++) {
        workers[i] = task_new(loop, worker, NULL);
    }
    struct task *all = task_new(loop, wait_for_all, NULL);
    loop_run_until_complete(loop, task_future(all), NULL);
    printf("@crawled pages=%ld requests=%ld most=%ld ms=%ld\n", found, requests, most, milliseconds_since(start));
    for (long i = 0; i < count; i++) {
        task_cancel(workers[i]);
        loop_run_until_complete(loop, task_future(workers[i]), NULL);
        task_free(workers[i]);
    }
    task_free(all);
    loop_free(loop);
    aqueue_free(queue);
    site_end(&site);
}
