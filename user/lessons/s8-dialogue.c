/* SPDX-License-Identifier: MIT */
/*
 * S8  A dialogue over a condition variable: why it hangs in every order, and what mends it.
 *
 * Python: the caller says 1 and 3, the replier 2 and 4, both under one Condition.
 *
 *     caller (天猫)                    replier (小爱)
 *     with cond:                       with cond:
 *         say 1; notify; wait              wait
 *         say 3; notify; wait              say 2; notify
 *                                          say 4; notify
 *
 * "The order of the starts is very important", say the notes.  It is worse: no order is right.
 *
 * Look at: where the replier waits first: 1 2 4 3, and the caller waits for ever, for the replier said both its lines and went.
 * Where the caller has the lock first: 1 alone; nobody waits when it notifies, and a notification is not
 * kept (a lost wake-up); both wait for ever.  Starting first is not locking first: `seeds` shows each ending after each
 * start.  Mended, with a variable that says whose turn it is and a wait in a loop: 1 2 3 4.
 *
 *     build/bin/heddle run --deterministic -- seeds -n 50 /lessons/s8-dialogue written replier lost
 *     build/bin/heddle run --deterministic -- seeds -n 50 /lessons/s8-dialogue written caller last
 *     build/bin/heddle run --deterministic -- seeds -n 100 /lessons/s8-dialogue mended replier any
 *
 * The last word is the ending that counts as a failure, at which seeds stops; that seed shows it again.
 *
 * Why: a condition variable remembers nothing.  It is a queue of sleepers: notify takes one out if there is one.  What is to be
 * remembered, whose turn it is, belongs into a variable under the same lock: who comes late sees it and does not
 * sleep, who is woken too early looks and sleeps on.  For the same reason wait and notify without the lock are errors.
 *
 * Try: lesson s8 written|mended replier|caller none|lost|last|any THOUGHTS TEXT1 TEXT2 TEXT3 TEXT4
 */
#include "lesson.h"
#include "stuck.h"

#include <errno.h>

#include <conc/condition.h>
#include <conc/guard.h>
#include <conc/thread.h>

#define AWHILE SECONDS(1)

static struct lock lock = LOCK_INIT;
static struct condition cond = CONDITION_INIT(&lock);
static const char *texts[4] = { "are_you_there?", "here", "let_us_recite", "all_right" };
static int said[2];             /* a pipe: what was said goes to the one who watches */
static int turn;                /* [lock] the line to be said next; mended only */
static long thoughts;

/* Each thinks before it comes: who started first need not be there first. */
static void
think(void)
{
    for (volatile long i = 0; i < thoughts; i++) {
    }
}

static void
say(int n)
{
    char digit = (char)('0' + n);
    printf("@say n=%d who=%s text=%s\n", n, thread_name(thread_current()), texts[n - 1]);
    if (write(said[1], &digit, 1) != 1) {
        perror("write");
    }
}

static void
caller_as_written(void *arg)
{
    (void)arg;
    think();
    LOCK_GUARD(&lock);
    for (int n = 1; n <= 3; n += 2) {
        say(n);
        condition_notify(&cond, 1);
        condition_wait(&cond);
    }
}

static void
replier_as_written(void *arg)
{
    (void)arg;
    think();
    LOCK_GUARD(&lock);
    condition_wait(&cond);
    for (int n = 2; n <= 4; n += 2) {
        say(n);
        condition_notify(&cond, 1);
    }
}

/* Says n and n + 2, each when it is its turn. */
static void
speaker_mended(void *arg)
{
    int first = *(int *)arg;
    think();
    LOCK_GUARD(&lock);
    for (int n = first; n <= first + 2; n += 2) {
        while (turn != n) {
            condition_wait(&cond);
        }
        say(n);
        turn = n + 1;
        condition_notify(&cond, 1);
    }
}

struct play {
    bool mended, replier_first;
};

/* In a child, for it hangs. */
static int
talk(void *arg)
{
    const struct play *play = arg;
    static int one = 1, two = 2;
    struct thread *t[2];
    turn = 1;
    lock_set_name(&lock, "dialogue");
    t[0] = thread_new(play->mended ? speaker_mended : caller_as_written, &one);
    t[1] = thread_new(play->mended ? speaker_mended : replier_as_written, &two);
    thread_set_name(t[0], "天猫");
    thread_set_name(t[1], "小爱");
    thread_start(t[play->replier_first]);
    thread_start(t[!play->replier_first]);
    thread_join(t[0]);
    thread_join(t[1]);
    return 0;
}

static void
without_the_lock(void)
{
    int waited = condition_wait(&cond), notified = condition_notify(&cond, 1);
    printf("@unlocked wait=%s notify=%s\n", waited == -EPERM ? "EPERM" : "none", notified == -EPERM ? "EPERM" : "none");
}

int
main(int argc, char **argv)
{
    struct play play = { *arg_word(argc, argv, 1, "written|mended", "written") == 'm',
                         *arg_word(argc, argv, 2, "replier|caller", "replier") == 'r' };
    const char *failure = arg_word(argc, argv, 3, "none|lost|last|any", "none");
    static struct stuck s;
    char lines[8] = "";
    thoughts = arg_number(argc, argv, 4, 20000);
    for (int i = 0; i < 4; i++) {
        texts[i] = arg_text(argc, argv, 5 + i, texts[i]);
    }
    lesson_begin();
    if (pipe(said) < 0) {
        perror("pipe");
        return 2;
    }
    stuck_run(&s, talk, &play, AWHILE);
    stuck_end(&s);
    close(said[1]);
    if (read(said[0], lines, sizeof lines - 1) < 0) {
        perror("read");
    }
    const char *ending = !s.hangs ? "none" : strcmp(lines, "1") == 0 ? "lost" : strcmp(lines, "1243") == 0 ? "last" : "other";
    printf("@end lines=%s hangs=%d ending=%s report=%s\n", lines, s.hangs, ending,
           stuck_says(&s, "no thread is left that could wake another") ? "yes" : "none");
    without_the_lock();
    return strcmp(failure, "any") == 0 ? s.hangs : s.hangs && strcmp(failure, ending) == 0;
}
