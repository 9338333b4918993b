/* SPDX-License-Identifier: MIT */
/*
 * T13  Timer: hello after a second; a verification code that is renewed until it is typed.
 *
 * Python: Timer(1, hello).start() calls hello() once, in a thread of its own.  The code is made by make_cache(), which starts
 * the next Timer(5, make_cache): a chain of threads, one after the other.  check() asks for it: a wrong answer asks again, the
 * right one cancels the timer that waits.  (They are typed by the clock here: after 7 s the code that was there when it was
 * asked for, which has been renewed since; after 12 s the one that is there then, in small letters.)
 * If the answer comes in the moment of the renewal, self.t may still be the timer that has just fired: the cancel comes too
 * late for it, a new one is started, and the codes go on for ever.  `race notes` is that program; in `race mended`
 * a flag and a lock make "still wanted? then start the next" one step.
 *
 *     build/bin/heddle run --deterministic -- seeds -n 200 /lessons/t13-timer race notes
 *
 * Look at: one thread for each code; the last one does not sleep to its end.  It prompts twice: an answer that comes too late is wrong.
 *
 * Why: a timer is a thread that waits on a condition with a deadline: cancel is the notification that comes
 * before.  If the deadline has passed already, there is nothing left to cancel, and the new timer that it starts
 * knows nothing of the answer.  Between `has it fired?` and `cancel` there is always a moment; only a lock that
 * covers both, and a flag, close it.
 *
 * Try: lesson t13 HELLO INTERVAL WRONG RIGHT      lesson t13 race notes|mended INTERVAL
 */
#include "lesson.h"

#include <ctype.h>

#include <conc/guard.h>
#include <conc/timer.h>

#define MOST 64

static struct lock lock = LOCK_INIT;
static struct timer *timers[MOST], *volatile current;
static volatile bool stopped;       /* under lock */
static volatile int codes;
static char cache[5];               /* the code; its timer's in `race notes`, else under lock */
static bool mended;
static int64_t interval, start;

static void
hello(void *arg)
{
    (void)arg;
    printf("@hello ms=%ld\n", milliseconds_since(start));
}

static void make_cache(void *arg);

static void
start_next(void)
{
    struct timer *t = timer_new(interval, make_cache, NULL);
    timer_start(t);
    timers[codes - 1] = t;
    current = t;
}

/* Four letters and digits, the same ones in each run. */
static void
make_code(void)
{
    static uint32_t drawn = 2020;
    for (int i = 0; i < 4; i++) {
        drawn = drawn * 1664525 + 1013904223;
        cache[i] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[(drawn >> 16) % 36];
    }
}

static void
renew(void)
{
    make_code();
    printf("@code n=%d text=%s ms=%ld\n", ++codes, cache, milliseconds_since(start));
    start_next();
}

static void
make_cache(void *arg)
{
    (void)arg;
    if (mended) {
        LOCK_GUARD(&lock);
        if (!stopped && codes < MOST) {
            renew();
        }
    } else if (codes < MOST) {
        renew();
    }
}

static void
stop(void)
{
    LOCK_GUARD(&lock);
    stopped = true;
    timer_cancel(current);
}

static void
sleep_until(int64_t moment)
{
    if (moment > conc_now()) {
        conc_sleep(moment - conc_now());
    }
}

static void
look_at_code(char code[5])
{
    LOCK_GUARD(&lock);
    strcpy(code, cache);
}

/* Who types: first what was to be seen when it was asked, then what is there at that moment. */
static void
input(int n, int64_t moment, char typed[5])
{
    printf("@prompt n=%d ms=%ld\n", n, milliseconds_since(start));
    look_at_code(typed);
    sleep_until(moment);
    if (n > 1) {
        look_at_code(typed);
    }
    for (char *c = typed; *c; c++) {
        *c = (char)tolower(*c);
    }
}

/* inp.upper() == self.cache */
static bool
is_code(const char *typed)
{
    char code[5];
    look_at_code(code);
    return strcasecmp(typed, code) == 0;
}

static void
check(const int64_t after[2])
{
    char typed[5];
    bool ok = false;
    for (int n = 1; !ok; n++) {
        input(n, start + after[n > 1], typed);
        ok = is_code(typed);
        printf("@answer text=%s ok=%d ms=%ld\n", typed, ok, milliseconds_since(start));
    }
    stop();
}

/* 1 if a code comes after the cancel. */
static int
race(void)
{
    start = conc_now();
    make_cache(NULL);
    sleep_until(conc_now() + interval);
    stop();
    timer_join_timeout(current, interval / 2);      /* who was about to renew has done so by now */
    int before = codes;
    conc_sleep(2 * interval);
    bool goes_on = codes > before;
    printf("@race %s\n", goes_on ? "goes-on" : "ends");
    fflush(stdout);
    if (goes_on) {
        _Exit(1);
    }
    return 0;
}

int
main(int argc, char **argv)
{
    lesson_begin();
    if (argc > 1 && strcmp(argv[1], "race") == 0) {
        mended = strcmp(arg_word(argc, argv, 2, "notes|mended", "notes"), "mended") == 0;
        interval = arg_seconds(argc, argv, 3, "5");
        return race();
    }
    int64_t first = arg_seconds(argc, argv, 1, "1");
    interval = arg_seconds(argc, argv, 2, "5");
    const int64_t after[2] = { arg_seconds(argc, argv, 3, "7"), arg_seconds(argc, argv, 4, "12") };

    start = conc_now();
    struct timer *t = timer_new(first, hello, NULL);
    timer_start(t);
    timer_join(t);

    mended = true;
    start = conc_now();
    make_cache(NULL);
    check(after);
    for (int i = 0; i < codes; i++) {
        timer_join(timers[i]);
    }
    printf("@end codes=%d ms=%ld\n", codes, milliseconds_since(start));
}
