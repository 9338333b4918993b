/* SPDX-License-Identifier: MIT */
/*
 * K4  A shared list or a queue: to look first and take then is two steps.
 *
 * Python: one thread appends addresses to a list, ten others take one each: `if len(urls): url = urls.pop()`.  append, len and
 * pop are one step each, thanks to the interpreter lock (here: a deque with a lock inside).  The two together are not:
 *
 *     thread 3                  thread 7
 *     len: 1, there is one
 *                               len: 1, there is one
 *                               pop
 *     pop: IndexError: pop from empty list
 *
 * In the second program they share a queue.Queue, and get() is both in one: it takes one, or sleeps until there is one.
 *
 * Look at: with the list, how many threads go away with nothing, because nothing is there yet; with the queue nobody does.
 * The error needs a switch between two calls, so let everybody do it a hundred times, under many schedules; the seed
 * that is printed at the end shows it again:
 *
 *     build/bin/heddle run --deterministic -- seeds -n 200 /lessons/k4-list-or-queue list 20 10 2 100
 *     build/bin/heddle run --deterministic -- seeds -n 200 /lessons/k4-list-or-queue queue 20 10 2 100     finds none
 *
 * Why: what you saw is old by the time you act on it, unless nobody can act in between.  queue_get looks and takes under
 * one lock, and where it finds nothing it gives that lock up and falls asleep in one step (condition.h), so that a put in
 * between is not missed either.
 *
 * Try: lesson k4 list|queue APPENDED THREADS SECONDS TIMES         everybody does it so many times
 */
#include "lesson.h"

#include <errno.h>

#include <conc/deque.h>
#include <conc/queue.h>
#include <conc/thread.h>

static struct deque *list;
static struct queue *queue;
static long appended, count, times;
static int64_t delay;
static _Atomic long taken, nothing, errors;

static void
get_title_html(void *arg)
{
    (void)arg;
    conc_sleep(delay);
    for (long i = 1; i <= appended * times; i++) {
        if (queue) {
            queue_put(queue, (void *)i);
        } else {
            deque_append(list, (void *)i);
        }
    }
}

static void
take_from_list(void)
{
    void *url;
    if (deque_len(list) == 0) {
        nothing++;
    } else if (deque_pop(list, &url) == 0) {
        taken++;
    } else {
        printf("@index_error thread=%s\n", thread_name(thread_current()));
        errors++;
    }
}

static void
get_detail_html(void *arg)
{
    void *url = arg;
    conc_sleep(delay);
    for (long i = 0; i < times; i++) {
        if (queue) {
            queue_get(queue, &url);
            taken++;
        } else {
            take_from_list();
        }
    }
}

int
main(int argc, char **argv)
{
    const char *mode = arg_word(argc, argv, 1, "list|queue", "queue");
    appended = arg_number(argc, argv, 2, 20);
    count = arg_number(argc, argv, 3, 10);
    delay = arg_seconds(argc, argv, 4, "2");
    times = arg_number(argc, argv, 5, 1);
    struct thread *t[count + 1];
    lesson_begin();
    list = deque_new(DEQUE_UNBOUNDED);
    queue = strcmp(mode, "queue") == 0 ? queue_new(1000 * (size_t)times) : NULL;

    int64_t start = conc_now();
    for (long i = 0; i <= count; i++) {
        t[i] = i < count ? thread_new(get_detail_html, NULL) : thread_new(get_title_html, NULL);
        thread_start(t[i]);
    }
    for (long i = 0; i <= count; i++) {
        thread_join(t[i]);
    }
    printf("@end mode=%s taken=%ld nothing=%ld errors=%ld left=%zu ms=%ld\n", mode, taken, nothing, errors,
           queue ? queue_qsize(queue) : deque_len(list), milliseconds_since(start));
    if (queue) {
        printf("With a list: lesson k4 list. Most likely no error either; but the host can ask for many schedules:\n"
               "  build/bin/heddle run --deterministic -- seeds -n 200 /lessons/k4-list-or-queue list 20 10 2 100\n");
    }
    return errors != 0;
}
