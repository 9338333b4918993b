/* SPDX-License-Identifier: MIT */
/*
 * T5  A thread with a run of its own, and a result.
 *
 * Python: class MyThread(Thread) keeps what it was made with in self and overrides run(); what run() computes it leaves in
 * self.result, for a thread returns nothing.  After t.join() the main thread reads it there.  Other notes make a class
 * for each kind of work: GetTitleHtml and GetDetailHtml, with names.
 *
 * Here an object is a struct with the thread in it, and its run a function that is given the struct.
 *
 * Look at: before the join there is no result.  After it there is, for all of them, and two seconds have passed, not four.
 *
 * Why: the struct lies in memory that all threads of the process have.  The thread writes it before it ends, the main thread reads it
 * after join has seen that end: that order is all the protection it needs.
 *
 * Try: lesson t5 objects SECONDS POWER THREADS      8^POWER, in THREADS objects of one class
 *      lesson t5 classes SECONDS                    two classes, without results
 */
#include "lesson.h"

#include <conc/thread.h>

#define MOST 16

struct my_thread {
    struct thread *thread;
    char name[32];
    unsigned long long (*func)(struct my_thread *);
    long arg;
    bool has_result;
    unsigned long long result;
};

static int64_t duration;

static unsigned long long
long_time_task(struct my_thread *self)
{
    conc_sleep(duration);
    return eight_to_the((int)self->arg);
}

static void
my_thread_run(void *arg)
{
    struct my_thread *self = arg;
    printf("@begin name=%s\n", self->name);
    self->result = self->func(self);
    self->has_result = true;
    printf("@end name=%s\n", self->name);
}

static unsigned long long
get_html(struct my_thread *self)
{
    printf("@get what=%s\n", self->name);
    conc_sleep(duration);
    return 0;
}

static void
make(struct my_thread *t, const char *name, unsigned long long (*func)(struct my_thread *), long arg)
{
    *t = (struct my_thread){ .func = func, .arg = arg };
    snprintf(t->name, sizeof t->name, "%s", name);
    t->thread = thread_new(my_thread_run, t);
    thread_set_name(t->thread, name);
}

static void
tell_result(const struct my_thread *t, const char *when)
{
    if (t->has_result) {
        printf("@result name=%s when=%s value=%llu\n", t->name, when, t->result);
    } else {
        printf("@result name=%s when=%s value=None\n", t->name, when);
    }
}

static void
start_and_join(struct my_thread *t, long n, bool results)
{
    int64_t start = conc_now();
    for (long i = 0; i < n; i++) {
        thread_start(t[i].thread);
    }
    for (long i = 0; results && i < n; i++) {
        tell_result(&t[i], "started");
    }
    for (long i = 0; i < n; i++) {
        thread_join(t[i].thread);
    }
    for (long i = 0; results && i < n; i++) {
        tell_result(&t[i], "joined");
    }
    printf("@total ms=%ld\n", milliseconds_since(start));
}

int
main(int argc, char **argv)
{
    const char *mode = arg_word(argc, argv, 1, "objects|classes", "objects");
    duration = arg_seconds(argc, argv, 2, "2");
    long power = arg_number(argc, argv, 3, 20), n = arg_number(argc, argv, 4, 2);
    struct my_thread t[MOST];
    if (n > MOST || power > 21) {
        arg_refuse("powers up to 21, at most 16 threads", argv[n > MOST ? 4 : 3]);
    }
    lesson_begin();

    if (strcmp(mode, "classes") == 0) {
        make(&t[0], "get-title-html", get_html, 0);
        make(&t[1], "get-detail-html", get_html, 0);
        start_and_join(t, 2, false);
        return 0;
    }
    for (long i = 0; i < n; i++) {
        char name[24];
        snprintf(name, sizeof name, "%ld", i + 1);
        make(&t[i], name, long_time_task, power);
    }
    start_and_join(t, n, true);
}
