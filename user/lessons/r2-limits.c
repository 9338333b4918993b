/* SPDX-License-Identifier: MIT */
/*
 * R2  The limits of a queue, and what empty() is worth.
 *
 * Python: queue = multiprocessing.Queue(3). put_nowait on a full queue raises Full, put(timeout=...) after its time; get likewise
 * Empty. Queue(0) and Queue(-1) have no bound. qsize(), empty() and full() tell how it was a moment ago. And a pit, say the notes:
 * put three times, ask empty() at once, and it says True; "one must give it time".
 *
 * Look at: Full and Empty, and after which time. At the end the pit, with both kinds of queue: here CPython's kind may or may not say
 * that it is empty. Under many schedules one is found where it does, and none where ours does:
 *
 *     build/bin/heddle run --deterministic -- seeds -n 200 /lessons/r2-limits pit fed
 *     build/bin/heddle run --deterministic -- seeds -n 200 /lessons/r2-limits pit plain
 *     build/bin/heddle run --deterministic -- seeds -n 200 /lessons/r2-limits race
 *
 * In the last, two processes take what is there, each only when empty() said no: it finds a schedule where get_nowait fails all
 * the same. A search stops at the first such seed (exit status 1), and the same seed shows it again.
 *
 * Why: CPython's put only appends to a list of its own process; a feeder thread, which may not even have run yet, makes bytes
 * of it and writes them into a pipe, and empty() looks at the pipe. So put never waits for a slow reader, and what was put is not
 * there. Our plain queue (pqueue.h) writes in put itself: what has been put is there, and a put may wait for the pipe. But of neither
 * can empty() say more than how it was: between the answer and the next line another process may run. get_nowait asks and takes in
 * one step, so its answer is the one to use.
 *
 * Try: lesson r2 show MAXSIZE SECONDS COUNT      COUNT: how many fit into a queue without bound
 *      lesson r2 race ITEMS
 *      lesson r2 pit fed|plain MAXSIZE SECONDS
 */
#include "lesson.h"

#include <errno.h>
#include <unistd.h>

#include <conc/fqueue.h>
#include <conc/pqueue.h>
#include <conc/process.h>

static struct pqueue *queue;

static const char *
yes(bool it)
{
    return it ? "yes" : "no";
}

static const char *
outcome(ssize_t r, const char *refused)
{
    return r >= 0 ? "ok" : r == -EAGAIN || r == -ETIMEDOUT ? refused : "other";
}

static void
count(const char *when)
{
    printf("@count when=%s qsize=%u empty=%s full=%s\n", when, pqueue_qsize(queue), yes(pqueue_empty(queue)),
           yes(pqueue_full(queue)));
}

static void
bounded(long maxsize, int64_t timeout)
{
    char n;
    queue = pqueue_new((int)maxsize);
    count("new");
    for (long i = 0; i < maxsize; i++) {
        pqueue_put(queue, "1", 1);
    }
    count("full");
    printf("@put_nowait is=%s\n", outcome(pqueue_put_nowait(queue, "1", 1), "Full"));
    int64_t start = conc_now();
    const char *what = outcome(pqueue_put_timeout(queue, "1", 1, timeout), "Full");
    printf("@put_timeout is=%s ms=%ld\n", what, milliseconds_since(start));
    for (long i = 0; i < maxsize; i++) {
        pqueue_get(queue, &n, 1);
    }
    count("emptied");
    printf("@get_nowait is=%s\n", outcome(pqueue_get_nowait(queue, &n, 1), "Empty"));
    start = conc_now();
    what = outcome(pqueue_get_timeout(queue, &n, 1, timeout), "Empty");
    printf("@get_timeout is=%s ms=%ld\n", what, milliseconds_since(start));
    pqueue_free(queue);
}

static void
unbounded(int maxsize, long items)
{
    queue = pqueue_new(maxsize);
    long put = 0;
    while (put < items && pqueue_put_nowait(queue, "1", 1) == 0) {
        put++;
    }
    printf("@unbounded maxsize=%d put=%ld full=%s\n", maxsize, put, yes(pqueue_full(queue)));
    pqueue_free(queue);
}

/* Put, then empty: what it says at once. */
static bool
pit_of_plain(long maxsize)
{
    queue = pqueue_new((int)maxsize);
    for (long i = 0; i < maxsize; i++) {
        pqueue_put(queue, "1", 1);
    }
    bool empty = pqueue_empty(queue);
    printf("@then queue=plain empty=%s\n", yes(empty));
    return empty;
}

static bool
pit_of_fed(long maxsize, int64_t pause)
{
    struct fqueue *fed = fqueue_new((int)maxsize);
    for (long i = 0; i < maxsize; i++) {
        fqueue_put(fed, value_int(1));
    }
    bool empty = fqueue_empty(fed);
    unsigned size = fqueue_qsize(fed);
    conc_sleep(pause);
    printf("@then queue=fed empty=%s qsize=%u later=%s\n", yes(empty), size, yes(fqueue_empty(fed)));
    return empty;
}

static int
take_if_not_empty(void *arg)
{
    char n;
    int failed = 0;
    (void)arg;
    while (!pqueue_empty(queue)) {
        printf("@look pid=%d empty=no\n", getpid());
        if (pqueue_get_nowait(queue, &n, 1) < 0) {
            printf("@failed pid=%d get_nowait=Empty\n", getpid());
            failed = 1;
        } else {
            printf("@got pid=%d\n", getpid());
        }
    }
    return failed;
}

static int
race(long items)
{
    struct process *p[2];
    int code, found = 0;
    queue = pqueue_new(0);
    for (long i = 0; i < items; i++) {
        pqueue_put(queue, "1", 1);
    }
    for (int i = 0; i < 2; i++) {
        p[i] = process_new(take_if_not_empty, NULL);
        process_start(p[i]);
    }
    for (int i = 0; i < 2; i++) {
        process_join(p[i]);
        process_exitcode(p[i], &code);
        found |= code;
    }
    printf("@race items=%ld found=%d\n", items, found);
    return found;
}

int
main(int argc, char **argv)
{
    const char *mode = arg_word(argc, argv, 1, "show|race|pit", "show");
    lesson_begin();
    if (strcmp(mode, "race") == 0) {
        return race(arg_number(argc, argv, 2, 5));
    }
    if (strcmp(mode, "pit") == 0) {
        bool plain = strcmp(arg_word(argc, argv, 2, "fed|plain", "fed"), "plain") == 0;
        long maxsize = arg_number(argc, argv, 3, 3);
        return plain ? pit_of_plain(maxsize) : pit_of_fed(maxsize, arg_seconds(argc, argv, 4, "0.5"));
    }
    long maxsize = arg_number(argc, argv, 2, 3), items = arg_number(argc, argv, 4, 100);
    int64_t timeout = arg_seconds(argc, argv, 3, "0.5");
    bounded(maxsize, timeout);
    unbounded(0, items);
    unbounded(-1, items);
    pit_of_plain(maxsize);
    pit_of_fed(maxsize, timeout);
    return 0;
}
