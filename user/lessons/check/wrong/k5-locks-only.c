/* SPDX-License-Identifier: MIT */
/* Wrong: the two threads take a lock as often as a deque would and put nothing anywhere; the items are those of an array of main. */
#include "user/lessons/lesson.h"

#include <conc/lock.h>
#include <conc/thread.h>

static struct lock lock = LOCK_INIT;
static long count;

static void
take_turns(void *arg)
{
    (void)arg;
    for (long i = 0; i < 2 * count; i++) {
        lock_acquire(&lock);
        lock_release(&lock);
    }
}

static void
say(const char *after, const long *item, long n)
{
    printf("@items after=%s list=", after);
    for (long i = 0; i < n; i++) {
        printf("%s%ld", i ? "," : "", item[i]);
    }
    printf("\n");
}

int
main(int argc, char **argv)
{
    count = arg_number(argc, argv, 1, 3);
    long rotate = arg_number(argc, argv, 2, 2), maxlen = arg_number(argc, argv, 3, 4), n = 2 * count;
    long item[64] = { 0 }, turned[64] = { 0 };
    struct thread *left = thread_new(take_turns, &count), *right = thread_new(take_turns, &count);
    lesson_begin();
    thread_set_name(left, "Left");
    thread_set_name(right, "Right");
    thread_start(left);
    thread_start(right);
    thread_join(left);
    thread_join(right);
    for (long i = 0; i < n; i++) {
        item[i] = i < count ? i - count : i - count + 1;
        turned[(i + rotate) % n] = item[i];
    }
    say("threads", item, n);
    say("rotate", turned, n);
    say("maxlen", maxlen < n ? turned + n - maxlen : turned, maxlen < n ? maxlen : n);
    for (long i = 0; i < count; i++) {
        printf("@pop item=%ld\n@popleft item=%ld\n", turned[n - 1 - i], turned[i]);
    }
    printf("@empty error=IndexError\n");
}
