/* SPDX-License-Identifier: MIT */
/*
 * C9  call_soon, call_later, call_at, call_soon_threadsafe: plain functions in a loop.
 *
 * Python: loop.call_soon(callback, 2) puts a function into the ready queue; call_later(2, callback, 2) and
 * call_at(loop.time() + 2, callback, 2) let it wait for its time.  call_soon_threadsafe is for other threads: it wakes a
 * loop that sleeps.
 *
 * The notes' program calls it without a function: TypeError, before the loop runs, so no line.  Without that call it prints
 * one line: the stop is queued right behind the call_soon, and the loop ends in its first round, before any timer.
 * Mended, the stop comes from another thread after the last timer.
 *
 * Look at: how many lines each prints; equal times come in the order of their calls.
 *
 * Why: the loop has a queue of what is ready and a heap of what has a time.  Each round runs what is ready now,
 * the stop included, and moves over what is due; a timer of two seconds is not due in the first round.  A loop
 * that sleeps in the kernel does not notice a queue that another thread changes: threadsafe also writes to a
 * descriptor that the loop watches.
 *
 * Try: lesson c9 SECONDS...        (default 2 1 3: the first is called soon, too; then all are called later, and all but
 *                                  the second at their time)
 */
#include "lesson.h"

#include <conc/loop.h>
#include <conc/thread.h>

#define MOST 16

struct called {
    int64_t delay;
    const char *way;
};

static struct loop *loop;
static int64_t delay[MOST], start, longest;
static struct called call[3 * MOST];
static int count, calls;

static void
callback(void *arg)
{
    struct called *c = arg;
    printf("@sleep seconds=%ld.%02ld way=%s ms=%ld\n", (long)(c->delay / SECONDS(1)),
           (long)(c->delay % SECONDS(1) / MILLISECONDS(10)), c->way, milliseconds_since(start));
}

static void
stoploop(void *arg)
{
    loop_stop(arg);
}

static struct called *
note(int64_t seconds, const char *way)
{
    call[calls] = (struct called){ seconds, way };
    return &call[calls++];
}

static void
schedule(bool with_stop)
{
    start = conc_now();
    calls = 0;
    loop_call_soon(loop, callback, note(delay[0], "soon"));
    if (with_stop) {
        loop_call_soon(loop, stoploop, loop);
    }
    for (int i = 0; i < count; i++) {
        loop_call_later(loop, delay[i], callback, note(delay[i], "later"));
    }
    int64_t now = loop_time(loop);
    for (int i = 0; i < count; i++) {
        if (i != 1) {
            loop_call_at(loop, now + delay[i], callback, note(delay[i], "at"));
        }
    }
}

/* Stops the loop, half a second after the last callback. */
static void
stop_it(void *arg)
{
    conc_sleep(longest + MILLISECONDS(500));
    loop_call_soon_threadsafe(arg, stoploop, arg);
}

int
main(int argc, char **argv)
{
    static char *usual[] = { NULL, "2", "1", "3", NULL };
    lesson_begin();
    if (argc < 2) {
        argv = usual;
        argc = 4;
    }
    for (; count < MOST && count + 1 < argc; count++) {
        delay[count] = seconds_of(argv[count + 1]);
        longest = delay[count] > longest ? delay[count] : longest;
    }

    printf("@program as=written\n");
    loop = loop_new();
    schedule(true);
    if (loop_call_soon_threadsafe(loop, NULL, NULL) == TYPE_ERROR) {
        printf("@raised error=TypeError\n    %s\n", exception_last()->message);
    } else {
        loop_run_forever(loop);
    }
    loop_free(loop);

    printf("@program as=without\n");
    loop = loop_new();
    schedule(true);
    loop_run_forever(loop);
    printf("@stopped ms=%ld\n", milliseconds_since(start));
    loop_free(loop);

    printf("@program as=mended\n");
    loop = loop_new();
    schedule(false);
    struct thread *other = thread_new(stop_it, loop);
    thread_start(other);
    loop_run_forever(loop);
    printf("@stopped ms=%ld\n", milliseconds_since(start));
    thread_join(other);
    thread_free(other);
    loop_free(loop);
}
