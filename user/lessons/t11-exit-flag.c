/* SPDX-License-Identifier: MIT */
/*
 * T11  The exit flag: two threads that count, one every second, one every two, until a flag is set.
 *
 * Python: a class myThread with threadID, name and counter; its run() calls print_time(name, delay, 5), which before each
 * sleep looks at the global exitFlag.
 *
 *     written     as in the notes: nobody sets it.  Ten lines in ten seconds
 *     set         main sets it after 2.5 s: Thread-1 comes to 3, Thread-2 to 2, for both look before they sleep.  The
 *                 notes then call threadName.exit(), which no string has: each thread ends by an AttributeError
 *     mended      the flag is atomic, and the thread returns
 *     event       it is an event, and waiting for that is the sleep: both end at once
 *
 * Look at: where both threads' lines come at the same moment, at 2 and 4 s.  Either may be first; with `order` as the last
 * argument the exit status has 1 if Thread-2 was first at the first such moment, and 2 if at the second:
 *
 *     build/bin/heddle run --deterministic -- explore -a -n 40 /lessons/t11-exit-flag written 1 2 5 2.5 order
 *
 * Why: `set` prints what `mended` does, and yet one thread writes a plain variable while others read it: a data race.  In
 * Python a global is safe to look at; in C a compiler may read such a variable once and never again, and need not tell.  No
 * output shows it, only somebody who watches each access.  That does
 *
 *     build/bin/heddle explore -- user/lessons/t11-exit-flag.c set
 *
 * which names the variable and both lines; with `mended` it finds nothing.
 *
 * Try: lesson t11 written|set|mended|event DELAY1 DELAY2 COUNT SET_AFTER plain|order
 */
#include "lesson.h"

#include <stdatomic.h>

#include <conc/event.h>
#include <conc/guard.h>
#include <conc/thread.h>

#define MOST 32

struct my_thread {
    struct thread *thread;
    const char *name;
    int64_t counter;            /* that is how the notes call the delay */
    int turn[MOST];             /* in all that was printed, the place of each line; 0: it was not */
};

static int exit_flag;           /* as in the notes; the race */
static atomic_bool mended_flag;
static struct event exit_event;
static const char *mode;
static int64_t start;
static struct lock printing = LOCK_INIT;
static int turns;

static bool
flag_is_set(void)
{
    return exit_flag || atomic_load(&mended_flag) || event_is_set(&exit_event);
}

static void
set_flag(void)
{
    if (strcmp(mode, "set") == 0) {
        exit_flag = 1;
    } else if (strcmp(mode, "mended") == 0) {
        atomic_store(&mended_flag, true);
    } else {
        event_set(&exit_event);
    }
}

/* False: it was told to leave. */
static bool
pause_for(int64_t delay)
{
    if (strcmp(mode, "event") == 0) {
        return event_wait_timeout(&exit_event, delay) != 0;
    }
    conc_sleep(delay);
    return true;
}

static void
tell(struct my_thread *self, long n)
{
    LOCK_GUARD(&printing);
    self->turn[n] = ++turns;
    printf("@line thread=%s n=%ld ms=%ld\n", self->name, n + 1, milliseconds_since(start));
}

/* Returns -1 where Python's raises. */
static int
print_time(struct my_thread *self, int64_t delay, long count)
{
    for (long n = 0; n < count; n++) {
        if (flag_is_set()) {
            return strcmp(mode, "set") == 0 ? -1 : 0;
        }
        if (!pause_for(delay)) {
            return 0;
        }
        tell(self, n);
    }
    return 0;
}

static long count;

static void
my_thread_run(void *arg)
{
    struct my_thread *self = arg;
    printf("@begin thread=%s\n", self->name);
    if (print_time(self, self->counter, count) < 0) {
        printf("@error thread=%s error=AttributeError ms=%ld\n", self->name, milliseconds_since(start));
    } else {
        printf("@end thread=%s ms=%ld\n", self->name, milliseconds_since(start));
    }
}

static void
start_thread(struct my_thread *t, const char *name, int64_t delay)
{
    *t = (struct my_thread){ .name = name, .counter = delay };
    t->thread = thread_new(my_thread_run, t);
    thread_set_name(t->thread, name);
    thread_start(t->thread);
}

/* A bit for each moment at which both had a line to print: set if the second thread was first. */
static int
ties(const struct my_thread *a, const struct my_thread *b)
{
    int status = 0, bit = 1;
    for (long i = 0; i < count; i++) {
        for (long j = 0; j < count; j++) {
            if ((i + 1) * a->counter == (j + 1) * b->counter) {
                status |= b->turn[j] && b->turn[j] < a->turn[i] ? bit : 0;
                bit *= 2;
            }
        }
    }
    return status;
}

int
main(int argc, char **argv)
{
    static struct my_thread one, two;
    mode = arg_word(argc, argv, 1, "written|set|mended|event", "written");
    int64_t delay1 = arg_seconds(argc, argv, 2, "1"), delay2 = arg_seconds(argc, argv, 3, "2");
    count = arg_number(argc, argv, 4, 5);
    int64_t set_after = arg_seconds(argc, argv, 5, "2.5");
    bool order = strcmp(arg_word(argc, argv, 6, "plain|order", "plain"), "order") == 0;
    if (count > MOST) {
        arg_refuse("at most 32 lines", argv[4]);
    }
    lesson_begin();

    start = conc_now();
    start_thread(&one, "Thread-1", delay1);
    start_thread(&two, "Thread-2", delay2);
    if (strcmp(mode, "written") != 0) {
        conc_sleep(set_after);
        set_flag();
    }
    thread_join(one.thread);
    thread_join(two.thread);
    printf("@main ms=%ld\n", milliseconds_since(start));
    return order ? ties(&one, &two) : 0;
}
