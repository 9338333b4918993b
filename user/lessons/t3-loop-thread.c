/* SPDX-License-Identifier: MIT */
/*
 * T3  The loop thread: what join changes, and what it does not.
 *
 * Python: the main thread is called MainThread; the thread that runs loop() is made with name="LoopThread".  With
 * t.join() the last line is MainThread's.  Without it MainThread comes to its end at once, yet the program goes on
 * until LoopThread is done: the end of main is not the end of the program while an ordinary thread lives.
 * t.join(timeout) returns after that time at the latest, and the thread lives on.
 *
 * Look at: where "MainThread ended" comes.
 *
 * Why: a thread ends when its function returns, the process when its last ordinary thread is done: the two ends
 * have nothing to do with each other.  Python's main returns and then, in its shutdown, waits for the threads that
 * are no daemons; exactly that is done here at exit. join moves the waiting to a place that you choose, and its
 * time limit only ends the waiting.
 *
 * Try: lesson t3 join|nojoin|patient COUNT SECONDS PATIENCE
 */
#include "lesson.h"

#include <errno.h>
#include <string.h>

#include <conc/thread.h>

struct loop {
    long count;
    int64_t delay;
};

static void
say(const char *what)
{
    printf("@line thread=%s what=%s\n", thread_name(thread_current()), what);
}

static void
loop(void *arg)
{
    struct loop *l = arg;
    say("running");
    for (long n = 1; n <= l->count; n++) {
        char number[24];
        snprintf(number, sizeof number, "%ld", n);
        say(number);
        conc_sleep(l->delay);
    }
    say("ended");
}

int
main(int argc, char **argv)
{
    static struct loop l;       /* static: without join the thread outlives main's own variables */
    const char *mode = arg_word(argc, argv, 1, "join|nojoin|patient", "join");
    l.count = arg_number(argc, argv, 2, 5);
    l.delay = arg_seconds(argc, argv, 3, "1");
    int64_t patience = arg_seconds(argc, argv, 4, "2.5");
    lesson_begin();

    say("running");
    struct thread *t = thread_new(loop, &l);
    thread_set_name(t, "LoopThread");
    int64_t start = conc_now();
    thread_start(t);
    if (strcmp(mode, "join") == 0) {
        thread_join(t);
    } else if (strcmp(mode, "patient") == 0) {
        int r = thread_join_timeout(t, patience);
        printf("@patience join=%s alive=%d ms=%ld\n", r == -ETIMEDOUT ? "timeout" : "ended", thread_is_alive(t),
               milliseconds_since(start));
    }
    say("ended");
}
