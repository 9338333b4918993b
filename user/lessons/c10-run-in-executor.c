/* SPDX-License-Identifier: MIT */
/*
 * C10  run_in_executor: blocking fetches in a pool of three threads, awaited in a loop.
 *
 * Python: task = loop.run_in_executor(executor, get_url, url).  Some libraries only block; in a coroutine such a call would
 * stop the whole loop (lesson C5).  A thread of the pool makes it, and the loop is told by call_soon_threadsafe.  Three
 * threads: three pages at a time.
 *
 * Look at: which thread fetches what; the time: twenty pages by threes are seven times one page.
 *
 * Why: the blocking call is made where blocking hurts nobody, in a thread of the pool; the loop's side is only a
 * future.  When the thread is done it may not touch the loop's objects, so it hands over `set the result` by
 * call_soon_threadsafe, which wakes the loop.  Concurrency is then that of the pool: rounds of three, not twenty
 * at once.
 *
 * Try: lesson c10 COUNT THREADS SECONDS TEXT
 */
#include "lesson.h"
#include "site.h"

#include <arpa/inet.h>
#include <sys/socket.h>

#include <conc/run_in_executor.h>
#include <conc/thread.h>
#include <conc/thread_pool_executor.h>

#define MOST 200

static struct site site;

/* Blocks, as client.recv(1024) does. */
static int
get_url(void *arg, void **result)
{
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons((uint16_t)site.port) };
    char request[128], *data = calloc(1, 2048);
    size_t length = 0;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int client = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(client, (struct sockaddr *)&address, sizeof address) < 0) {
        return exception_raise(-errno, "connect: %s", strerror(errno));
    }
    int n = snprintf(request, sizeof request, "GET /%ld HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
                     (long)(intptr_t)arg);
    ssize_t got = send(client, request, (size_t)n, 0);
    while (got > 0 && (got = recv(client, data + length, 2047 - length, 0)) > 0) {
        length += (size_t)got;
    }
    close(client);
    printf("@fetched n=%ld thread=%s\n", (long)(intptr_t)arg, thread_name(thread_current()));
    char *body = strstr(data, "\r\n\r\n");
    *result = strdup(body ? body + 4 : "none");
    free(data);
    return 0;
}

int
main(int argc, char **argv)
{
    struct afuture *f[MOST];
    void **page = NULL;
    long count = arg_number(argc, argv, 1, 20), threads = arg_number(argc, argv, 2, 3);
    struct slow_page arguments = { arg_seconds(argc, argv, 3, "0.5"), arg_text(argc, argv, 4, "page") };
    lesson_begin();
    count = count > MOST ? MOST : count;
    site_begin(&site, site_slow_page, &arguments);

    int64_t start = conc_now();
    struct loop *loop = loop_new();
    struct executor *executor = thread_pool_executor_new((size_t)threads);
    for (long i = 0; i < count; i++) {
        f[i] = loop_run_in_executor(loop, executor, get_url, (void *)i);
    }
    struct afuture *all = async_gather(loop, f, (size_t)count, false);
    if (loop_run_until_complete(loop, all, (void **)&page) < 0) {
        printf("@failed why=%s\n", exception_last()->message);
        return 1;
    }
    long ms = milliseconds_since(start);
    for (long i = 0; i < count; i++) {
        printf("@page n=%ld body=%s\n", i, (char *)page[i]);
        free(page[i]);
        afuture_free(f[i]);
    }
    printf("@all pages=%ld ms=%ld\n", count, ms);
    afuture_free(all);
    executor_free(executor);
    loop_free(loop);
    site_end(&site);
}
