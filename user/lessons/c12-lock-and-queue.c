/* SPDX-License-Identifier: MIT */
/*
 * C12  The loop's own lock and queue: a cache that fetches once, a queue that holds its producer back.
 *
 * Python: async with lock: if url in cache: return cache[url]; stuff = await fetch(url); cache[url] = stuff.  Two coroutines
 * want the same page.  Between the look into the cache and the write there is an await: without the lock the second one
 * looks while the first one waits for the network, finds nothing, and fetches too.  A threading.Lock would stop the whole
 * loop; asyncio.Lock suspends one coroutine.  release needs no await: it never waits.
 *
 * A list can be a queue between coroutines as well, but it has no bound; asyncio.Queue(maxsize) suspends who puts too much.
 *
 * Look at: requests on the wire, with the lock and without; how many items ever wait.
 *
 * Why: inside one thread everything between two awaits is indivisible: nobody else runs.  An await is the only
 * place where others come in, so look, await, write can be interleaved by others as in threads.  The lock keeps
 * the second coroutine suspended until the first has written; then it looks, finds the page, and does not fetch.
 *
 * Try: lesson c12 USERS SECONDS TEXT MAXSIZE ITEMS
 */
#include "lesson.h"
#include "site.h"

#include <conc/alock.h>
#include <conc/aqueue.h>
#include <conc/task.h>

#define MOST 100

static struct site site;
static struct alock lock = ALOCK_INIT;
static bool locking;
static char *cache;
static int requests;

static void
answer(const struct http_message *request, struct stream *s, void *arg)
{
    const struct slow_page *a = arg;
    (void)request;
    async_sleep(a->delay);
    http_respond(s, 200, "text/plain", a->text, strlen(a->text));
}

static int
fetch(void)
{
    char url[64];
    struct http_message m;
    snprintf(url, sizeof url, "http://127.0.0.1:%d/stuff", site.port);
    requests++;
    int r = http_get(url, &m);
    if (r == 0) {
        free(cache);
        cache = strdup(m.body);
        http_message_free(&m);
    }
    return r;
}

/* if url in cache: return cache[url] ... */
static int
get_stuff(const char **from)
{
    *from = cache ? "cache" : "wire";
    return cache ? 0 : fetch();
}

static int
use_stuff(void *arg, void **result)
{
    const char *from;
    int r = locking ? alock_acquire(&lock) : 0;
    if (r < 0) {
        return r;
    }
    r = get_stuff(&from);
    if (r == 0) {
        printf("@used user=%ld from=%s stuff=%s\n", (long)(intptr_t)arg, from, cache);
    }
    if (locking) {
        alock_release(&lock);
    }
    (void)result;
    return r;
}

static void
fetch_cache(struct loop *loop, bool with_lock, long users)
{
    struct afuture *f[MOST];
    int64_t start = conc_now();
    locking = with_lock;
    free(cache);
    cache = NULL;
    requests = 0;
    for (long i = 0; i < users; i++) {
        f[i] = task_future(task_new(loop, use_stuff, (void *)(i + 1)));
    }
    struct afuture *all = async_gather(loop, f, (size_t)users, false);
    loop_run_until_complete(loop, all, NULL);
    printf("@cache lock=%s requests=%d ms=%ld\n", with_lock ? "yes" : "no", requests, milliseconds_since(start));
    for (long i = 0; i < users; i++) {
        afuture_free(f[i]);
    }
    afuture_free(all);
}

struct flow {
    struct aqueue *queue;
    long items, most;
};

static int
produce(void *arg, void **result)
{
    struct flow *flow = arg;
    (void)result;
    for (long i = 1; i <= flow->items; i++) {
        int r = aqueue_put(flow->queue, (void *)i);
        if (r < 0) {
            return r;
        }
        flow->most = (long)aqueue_qsize(flow->queue) > flow->most ? (long)aqueue_qsize(flow->queue) : flow->most;
    }
    return aqueue_join(flow->queue);
}

static int
consume(void *arg, void **result)
{
    struct flow *flow = arg;
    void *item;
    int r;
    (void)result;
    while ((r = aqueue_get(flow->queue, &item)) == 0 && (r = async_sleep(MILLISECONDS(20))) == 0) {
        printf("@item n=%ld\n", (long)(intptr_t)item);
        aqueue_task_done(flow->queue);
    }
    return r;
}

static void
flow_control(struct loop *loop, long maxsize, long items)
{
    struct flow flow = { aqueue_new((size_t)maxsize), items, 0 };
    int64_t start = conc_now();
    struct task *consumer = task_new(loop, consume, &flow), *producer = task_new(loop, produce, &flow);
    loop_run_until_complete(loop, task_future(producer), NULL);
    printf("@queue maxsize=%ld most=%ld ms=%ld\n", maxsize, flow.most, milliseconds_since(start));
    task_cancel(consumer);
    loop_run_until_complete(loop, task_future(consumer), NULL);
    task_free(consumer);
    task_free(producer);
    aqueue_free(flow.queue);
}

int
main(int argc, char **argv)
{
    long users = arg_number(argc, argv, 1, 2);
    struct slow_page arguments = { arg_seconds(argc, argv, 2, "0.5"), arg_text(argc, argv, 3, "stuff") };
    long maxsize = arg_number(argc, argv, 4, 3), items = arg_number(argc, argv, 5, 10);
    lesson_begin();
    users = users > MOST ? MOST : users;
    site_begin(&site, answer, &arguments);
    struct loop *loop = loop_new();
    fetch_cache(loop, false, users);
    fetch_cache(loop, true, users);
    flow_control(loop, maxsize, items);
    loop_free(loop);
    free(cache);
    site_end(&site);
}
