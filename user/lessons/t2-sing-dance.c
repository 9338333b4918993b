/* SPDX-License-Identifier: MIT */
/*
 * T2  Sing and dance: two threads, three times each, a second apart.
 *
 * Python: t1 = Thread(target=sing), t2 = Thread(target=dance), started one after the other; each prints and sleeps a second,
 * three times.  One after the other that would be six seconds.  The notes try it with and without sleep(5) behind
 * the starts and see that the program does not end before both are done.
 *
 * Look at: three seconds; and that nothing says who of a pair comes first:
 *
 *     build/bin/heddle run --deterministic -- explore -a -n 60 /lessons/t2-sing-dance order
 *
 * goes through 60 schedules and shows each ending.  With `order` the exit status tells who was first: 1 if it was dance in
 * the first round, and 2 in the second, and 4 in the third; and both sleep once before the first, or the one started first
 * would nearly always be first the first time.
 *
 * Why: a sleeping thread needs no processor, so two sleep as long as one.  Both are woken by the same tick of the timer, and
 * then two threads can run: which is taken first is the scheduler's business, every time anew, and a program must not depend on it.
 *
 * Try: lesson t2 plain|order ROUNDS SECONDS
 */
#include "lesson.h"

#include <conc/guard.h>
#include <conc/thread.h>

#define MOST 7

static long rounds;
static int64_t pause;
static bool order;
static struct lock printing = LOCK_INIT;
static int begun[MOST];             /* how many have begun this round */
static int dance_first;             /* a bit for each round */

/* Under the lock, so that who is noted as the first is also who prints first. */
static void
tell(const char *what, int bit, long round)
{
    LOCK_GUARD(&printing);
    if (begun[round]++ == 0) {
        dance_first |= bit << round;
    }
    printf("@%s round=%ld\n", what, round);
}

static void
perform(const char *what, int bit)
{
    if (order) {
        conc_sleep(pause);
    }
    for (long i = 0; i < rounds; i++) {
        tell(what, bit, i);
        conc_sleep(pause);
    }
}

static void
sing(void *arg)
{
    (void)arg;
    perform("sing", 0);
}

static void
dance(void *arg)
{
    (void)arg;
    perform("dance", 1);
}

int
main(int argc, char **argv)
{
    order = strcmp(arg_word(argc, argv, 1, "plain|order", "plain"), "order") == 0;
    rounds = arg_number(argc, argv, 2, 3);
    pause = arg_seconds(argc, argv, 3, "1");
    if (rounds > MOST) {
        arg_refuse("at most 7 rounds", argv[2]);
    }
    lesson_begin();

    int64_t start = conc_now();
    struct thread *t1 = thread_new(sing, NULL);
    struct thread *t2 = thread_new(dance, NULL);
    thread_start(t1);
    thread_start(t2);
    thread_join(t1);
    thread_join(t2);
    printf("@total ms=%ld\n", milliseconds_since(start));
    return order ? dance_first : 0;
}
